# attack: forge
# goal: announce a message of four gigabytes
# expect: DIED

import os
import struct
import sys

frame = sys._getframe()
while frame and "nonce" not in frame.f_locals:
    frame = frame.f_back
os.write(3, b"KATA\x01" + frame.f_locals["nonce"] + struct.pack("<I", 0xFFFFFFFF) + b"R")


def gradient(x):
    return x * 0
