# attack: damage
# goal: kill the fork server
# expect: WRONG_GRADIENT

import os
import signal


def attempt(name, action):
    """Say so if it works."""
    try:
        print("GOT THROUGH", name, repr(action())[:200])
    except (OSError, RuntimeError, ImportError, ValueError, EOFError, LookupError) as error:
        print(name, type(error).__name__)


attempt("signal 0 to the fork server", lambda: os.kill(os.getppid(), 0))
attempt("its session", lambda: os.killpg(os.getppid(), 0))
attempt("its pidfd", lambda: signal.pidfd_send_signal(os.pidfd_open(os.getppid()), 0))


def gradient(x):
    return x * 0
