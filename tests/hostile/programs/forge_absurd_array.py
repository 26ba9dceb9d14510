# attack: forge
# goal: answer with an array that claims a billion rows of nothing
# expect: DIED

import os
import struct
import sys

frame = sys._getframe()
while frame and "nonce" not in frame.f_locals:
    frame = frame.f_back
SIDES = struct.pack("<4I", 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
BODY = b"R\x15nl" + struct.pack("<I", 1) + b"ad\x04" + SIDES
os.write(3, b"KATA\x01" + frame.f_locals["nonce"] + struct.pack("<I", len(BODY)) + BODY)


def gradient(x):
    return x * 0
