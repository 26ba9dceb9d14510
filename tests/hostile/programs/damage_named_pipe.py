# attack: damage
# goal: leave a named pipe, on which a reader would wait for ever
# expect: WRONG_GRADIENT

import os

try:
    os.mkfifo("@CANARY@/pipe")
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
