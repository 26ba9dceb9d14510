# attack: network
# goal: wait for datagrams
# expect: WRONG_GRADIENT

import socket

try:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as server:
        server.bind(("127.0.0.1", 0))
        address = server.getsockname()
    print("GOT THROUGH", address)
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
