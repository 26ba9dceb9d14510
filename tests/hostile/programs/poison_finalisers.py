# attack: poison
# goal: run code when the process ends
# expect: WRONG_GRADIENT

import atexit
import weakref


class Kept:
    pass


KEPT = Kept()
atexit.register(lambda: print("GOT THROUGH"))
weakref.finalize(KEPT, print, "GOT THROUGH")


def gradient(x):
    return x * 0
