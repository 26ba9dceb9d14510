# attack: steal
# goal: have the module that shows lines of source show those of another file
# expect: WRONG_GRADIENT

import linecache

lines = linecache.getlines("@CANARY@/neighbour.py")
print("GOT THROUGH" if lines else "refused", lines)


def gradient(x):
    return x * 0
