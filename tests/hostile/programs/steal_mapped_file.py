# attack: steal
# goal: map a file into memory instead of reading it
# expect: WRONG_GRADIENT

import mmap
import os

try:
    descriptor = os.open("@CANARY@/canary.txt", os.O_RDONLY)
    text = mmap.mmap(descriptor, 0, prot=mmap.PROT_READ)[:]
    print("GOT THROUGH", text)
except OSError as error:
    print(type(error).__name__)


def gradient(x):
    return x * 0
