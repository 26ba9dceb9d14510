# attack: damage
# goal: run a shell
# expect: WRONG_GRADIENT

import os

if os.system("echo harmed > @CANARY@/canary.txt") == 0:
    print("GOT THROUGH")


def gradient(x):
    return x * 0
