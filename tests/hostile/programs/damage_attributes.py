# attack: damage
# goal: change rights, owner, times and size of a file
# expect: WRONG_GRADIENT

import os


def attempt(name, action):
    """Say so if it works."""
    try:
        print("GOT THROUGH", name, repr(action())[:200])
    except (OSError, RuntimeError, ImportError, ValueError, EOFError, LookupError) as error:
        print(name, type(error).__name__)


PATH = "@CANARY@/canary.txt"
attempt("chmod", lambda: os.chmod(PATH, 0))
attempt("chown", lambda: os.chown(PATH, os.getuid(), os.getgid()))
attempt("utime", lambda: os.utime(PATH, (0, 0)))
attempt("truncate", lambda: os.truncate(PATH, 0))
attempt("xattr", lambda: os.setxattr(PATH, "user.harmed", b"yes"))
attempt("chdir", lambda: os.chdir("@CANARY@"))
attempt("umask", lambda: os.umask(0))


def gradient(x):
    return x * 0
