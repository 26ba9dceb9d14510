# attack: kernel
# goal: have the kernel signal somebody else
# expect: WRONG_GRADIENT

import fcntl
import os


def attempt(name, action):
    """Say so if it works."""
    try:
        print("GOT THROUGH", name, repr(action())[:200])
    except (OSError, RuntimeError, ImportError, ValueError, EOFError, LookupError) as error:
        print(name, type(error).__name__)


F_SETSIG, F_SETPIPE_SZ, F_NOTIFY, F_ADD_SEALS = 10, 1031, 1026, 1033
attempt("owner", lambda: fcntl.fcntl(3, fcntl.F_SETOWN, os.getppid()))
attempt("signal", lambda: fcntl.fcntl(3, F_SETSIG, 9))
attempt("asynchronous", lambda: fcntl.fcntl(3, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK))
attempt("larger pipe", lambda: fcntl.fcntl(1, F_SETPIPE_SZ, 1 << 20))
attempt("copy", lambda: fcntl.fcntl(3, fcntl.F_DUPFD, 10))
attempt("lock", lambda: fcntl.flock(0, fcntl.LOCK_EX))
attempt("notify", lambda: fcntl.fcntl(0, F_NOTIFY, 0xFF))


def gradient(x):
    return x * 0
