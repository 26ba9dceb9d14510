# attack: network
# goal: listen on a socket in a folder
# expect: WRONG_GRADIENT

import socket

try:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("@CANARY@/listener")
        server.listen()
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
