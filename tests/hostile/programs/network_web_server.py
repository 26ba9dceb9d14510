# attack: network
# goal: serve the current folder to the network
# expect: WRONG_GRADIENT CANNOT_LOAD

import http.server

try:
    http.server.HTTPServer(("127.0.0.1", 0), http.server.SimpleHTTPRequestHandler).server_close()
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
