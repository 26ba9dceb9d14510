# attack: damage
# goal: hide data in an attribute of a file
# expect: WRONG_GRADIENT

import os

try:
    os.setxattr("@CANARY@/canary.txt", "user.hidden", b"harmed")
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
