# attack: network
# goal: connect by TCP without the call that connects
# expect: WRONG_GRADIENT

import socket

try:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket() as client:
        client.sendto(b"found", socket.MSG_FASTOPEN, server.getsockname())
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
