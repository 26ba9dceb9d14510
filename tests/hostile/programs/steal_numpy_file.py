# attack: steal
# goal: have NumPy read a file
# expect: WRONG_GRADIENT

import numpy

try:
    data = numpy.fromfile("@CANARY@/canary.txt", dtype=numpy.uint8)
    print("GOT THROUGH", data.tobytes())
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
