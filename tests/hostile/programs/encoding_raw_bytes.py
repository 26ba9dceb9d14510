# attack: encoding
# goal: print bytes that are no text
# expect: WRONG_GRADIENT

import os

for descriptor in (1, 2):
    os.write(descriptor, bytes(range(256)) * 4 + b"\xff\xfe\xed\xa0\x80\xf4\x90\x80\x80\xc0\x80")


def gradient(x):
    return x * 0
