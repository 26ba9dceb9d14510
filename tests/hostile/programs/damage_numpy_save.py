# attack: damage
# goal: have NumPy write a file
# expect: WRONG_GRADIENT

import numpy

try:
    numpy.save("@CANARY@/saved.npy", numpy.ones(3))
    print("GOT THROUGH")
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
