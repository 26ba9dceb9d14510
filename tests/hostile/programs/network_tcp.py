# attack: network
# goal: connect, and listen
# expect: WRONG_GRADIENT

import socket


def attempt(name, action):
    """Say so if it works."""
    try:
        print("GOT THROUGH", name, repr(action())[:200])
    except (OSError, RuntimeError, ImportError, ValueError, EOFError, LookupError) as error:
        print(name, type(error).__name__)


attempt("connect", lambda: socket.create_connection(("127.0.0.1", 9), timeout=0.2))
attempt("listen", lambda: socket.create_server(("127.0.0.1", 0)))
attempt("socket", lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM))
attempt("socket 6", lambda: socket.socket(socket.AF_INET6, socket.SOCK_STREAM))


def gradient(x):
    return x * 0
