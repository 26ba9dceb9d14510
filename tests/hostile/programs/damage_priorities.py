# attack: damage
# goal: slow down or squeeze the fork server
# expect: WRONG_GRADIENT

import os
import resource


def attempt(name, action):
    """Say so if it works."""
    try:
        print("GOT THROUGH", name, repr(action())[:200])
    except (OSError, RuntimeError, ImportError, ValueError, EOFError, LookupError) as error:
        print(name, type(error).__name__)


PARENT = os.getppid()
attempt("nice", lambda: os.setpriority(os.PRIO_PROCESS, PARENT, 19))
attempt("affinity", lambda: os.sched_setaffinity(PARENT, {0}))
attempt("scheduler", lambda: os.sched_setscheduler(PARENT, os.SCHED_BATCH, os.sched_param(0)))
attempt("limits of the parent", lambda: resource.prlimit(PARENT, resource.RLIMIT_NOFILE))
attempt("own limits", lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (8, 8)))
attempt("group", lambda: os.setpgid(0, 0))
attempt("session", os.setsid)


def gradient(x):
    return x * 0
