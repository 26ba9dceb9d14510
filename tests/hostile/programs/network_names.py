# attack: network
# goal: ask a name server
# expect: WRONG_GRADIENT

import socket


def attempt(name, action):
    """Say so if it works."""
    try:
        print("GOT THROUGH", name, repr(action())[:200])
    except (OSError, RuntimeError, ImportError, ValueError, EOFError, LookupError) as error:
        print(name, type(error).__name__)


attempt("resolve", lambda: socket.getaddrinfo("localhost", 80))
attempt("any", lambda: socket.gethostbyname("example.com"))


def gradient(x):
    return x * 0
