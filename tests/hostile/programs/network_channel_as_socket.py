# attack: network
# goal: pass descriptors and addresses over the channel
# expect: WRONG_GRADIENT DIED

import ctypes
import socket


def attempt(name, action):
    """Say so if it works."""
    try:
        print("GOT THROUGH", name, repr(action())[:200])
    except (OSError, RuntimeError, ImportError, ValueError, EOFError, LookupError) as error:
        print(name, type(error).__name__)


LIBC = ctypes.CDLL(None, use_errno=True)


def call(name, *args):
    if getattr(LIBC, name)(*args) < 0:
        raise OSError(ctypes.get_errno(), name)


attempt("shutdown", lambda: call("shutdown", 3, socket.SHUT_RD + 5))
attempt("getpeername", lambda: call("getpeername", 3, ctypes.create_string_buffer(128), ctypes.byref(ctypes.c_int(128))))
attempt("setsockopt", lambda: call("setsockopt", 3, 1, 7, ctypes.byref(ctypes.c_int(1 << 24)), 4))
attempt("sendto", lambda: call("sendto", 3, b"", 0, 0, None, 0))


def gradient(x):
    return x * 0
