# attack: damage
# goal: overwrite, delete, move and add files
# expect: WRONG_GRADIENT

import os


def attempt(name, action):
    """Say so if it works."""
    try:
        print("GOT THROUGH", name, repr(action())[:200])
    except (OSError, RuntimeError, ImportError, ValueError, EOFError, LookupError) as error:
        print(name, type(error).__name__)


def write(path):
    with open(path, "w") as file:
        file.write("harmed")


attempt("overwrite", lambda: write("@CANARY@/canary.txt"))
attempt("add", lambda: write("@CANARY@/added.txt"))
attempt("move", lambda: os.rename("@CANARY@/neighbour.py", "@CANARY@/moved.py"))
attempt("delete", lambda: os.unlink("@CANARY@/canary.txt"))
attempt("folder", lambda: os.mkdir("@CANARY@/folder"))
attempt("symlink", lambda: os.symlink("/etc/passwd", "@CANARY@/link"))
attempt("link", lambda: os.link("@CANARY@/neighbour.py", "@CANARY@/hard"))
attempt("fifo", lambda: os.mkfifo("@CANARY@/fifo"))


def gradient(x):
    return x * 0
