# attack: network
# goal: wait for TCP connections
# expect: WRONG_GRADIENT

import socket

try:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
    print("GOT THROUGH", address)
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
