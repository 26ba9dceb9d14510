# attack: damage
# goal: kill whatever can be killed
# expect: WRONG_GRADIENT

import os


def attempt(name, action):
    """Say so if it works."""
    try:
        print("GOT THROUGH", name, repr(action())[:200])
    except (OSError, RuntimeError, ImportError, ValueError, EOFError, LookupError) as error:
        print(name, type(error).__name__)


attempt("own group", lambda: os.kill(0, 0))
attempt("group of the session", lambda: os.killpg(0, 0))
attempt("init", lambda: os.kill(1, 0))
for pid in range(2, 2000):
    if pid != os.getpid():
        try:
            os.kill(pid, 0)
            print("GOT THROUGH", pid)
        except OSError:
            continue


def gradient(x):
    return x * 0
