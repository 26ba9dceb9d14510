# attack: steal
# goal: learn from stat and access which files there are
# expect: WRONG_GRADIENT

import os


def attempt(name, action):
    """Say so if it works."""
    try:
        print("GOT THROUGH", name, repr(action())[:200])
    except (OSError, RuntimeError, ImportError, ValueError, EOFError, LookupError) as error:
        print(name, type(error).__name__)


attempt("stat", lambda: os.stat("@CANARY@/canary.txt").st_size)
attempt("lstat", lambda: os.lstat("/etc/shadow"))
attempt("readlink", lambda: os.readlink("/proc/self/exe"))
attempt("statvfs", lambda: os.statvfs("/"))
for path in ("@CANARY@", "/etc/passwd", "/root"):
    if os.access(path, os.F_OK) or os.path.exists(path):
        print("GOT THROUGH", path)


def gradient(x):
    return x * 0
