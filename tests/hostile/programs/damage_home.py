# attack: damage
# goal: leave something in a folder where programs usually may write
# expect: WRONG_GRADIENT

import os
import tempfile


def attempt(name, action):
    """Say so if it works."""
    try:
        print("GOT THROUGH", name, repr(action())[:200])
    except (OSError, RuntimeError, ImportError, ValueError, EOFError, LookupError) as error:
        print(name, type(error).__name__)


def write(folder):
    path = os.path.join(folder, "kata-hostile")
    with open(path, "w") as file:
        file.write("harmed")
    os.unlink(path)


for folder in (os.path.expanduser("~"), "/tmp", "/var/tmp", "/dev/shm", ".", "/run"):
    attempt(folder, lambda folder=folder: write(folder))
attempt("temporary file", tempfile.TemporaryFile)
attempt("temporary folder", tempfile.mkdtemp)


def gradient(x):
    return x * 0
