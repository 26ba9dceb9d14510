# attack: network
# goal: listen on a socket that has a name but no file
# expect: WRONG_GRADIENT

import os
import socket

try:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(f"\0kata-hostile-{os.getpid()}")
        server.listen()
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
