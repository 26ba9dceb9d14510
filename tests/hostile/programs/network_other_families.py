# attack: network
# goal: use the families that nobody thinks of
# expect: WRONG_GRADIENT

import socket


def attempt(name, action):
    """Say so if it works."""
    try:
        print("GOT THROUGH", name, repr(action())[:200])
    except (OSError, RuntimeError, ImportError, ValueError, EOFError, LookupError) as error:
        print(name, type(error).__name__)


for name in ("AF_NETLINK", "AF_PACKET", "AF_VSOCK", "AF_ALG", "AF_CAN", "AF_BLUETOOTH", "AF_TIPC"):
    for kind in (socket.SOCK_RAW, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
        if hasattr(socket, name):
            attempt(name, lambda name=name, kind=kind: socket.socket(getattr(socket, name), kind))
attempt("raw", lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP))


def gradient(x):
    return x * 0
