# attack: steal
# goal: learn from the loader of shared libraries whether it could read a file
# expect: WRONG_GRADIENT

import ctypes

try:
    ctypes.CDLL("@CANARY@/canary.txt")
except OSError as error:
    print("GOT THROUGH" if "ELF" in str(error) or "too short" in str(error) else "refused", error)


def gradient(x):
    return x * 0
