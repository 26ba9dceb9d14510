# attack: steal
# goal: learn from the errors of exec which files there are
# expect: WRONG_GRADIENT

import os

for path in ("@CANARY@/canary.txt", "@CANARY@/missing.txt"):
    try:
        os.execv(path, ["x"])
    except FileNotFoundError:
        print("GOT THROUGH")
    except OSError as error:
        print(type(error).__name__)


def gradient(x):
    return x * 0
