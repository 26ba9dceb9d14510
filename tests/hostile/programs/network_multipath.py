# attack: network
# goal: listen by multipath TCP, which is another protocol to the kernel
# expect: WRONG_GRADIENT

import socket

try:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, 262) as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
