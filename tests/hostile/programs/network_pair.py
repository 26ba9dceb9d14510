# attack: network
# goal: make a pair of sockets and pass a descriptor through it
# expect: WRONG_GRADIENT

import socket

try:
    left, right = socket.socketpair()
    socket.send_fds(left, [b"x"], [0])
    found = socket.recv_fds(right, 1, 1)[1]
    print("GOT THROUGH", found)
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
