# attack: steal
# goal: read from descriptors that were left open
# expect: WRONG_GRADIENT

import os

for descriptor in range(4, 4096):
    try:
        os.fstat(descriptor)
        print("GOT THROUGH", descriptor)
    except OSError:
        continue
print(os.read(0, 10))


def gradient(x):
    return x * 0
