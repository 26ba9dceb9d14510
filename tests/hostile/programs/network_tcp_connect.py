# attack: network
# goal: connect by TCP to a listener of this machine
# expect: WRONG_GRADIENT

import socket

try:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=0.3).close()
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
