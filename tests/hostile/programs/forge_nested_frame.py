# attack: forge
# goal: answer with lists in lists, to exhaust the parser's stack
# expect: DIED

import os
import struct
import sys

frame = sys._getframe()
while frame and "nonce" not in frame.f_locals:
    frame = frame.f_back
BODY = (b"l" + struct.pack("<I", 1)) * 20_000 + b"n"
data = b"KATA\x01" + frame.f_locals["nonce"] + struct.pack("<I", len(BODY)) + BODY
while data:
    data = data[os.write(3, data) :]


def gradient(x):
    return x * 0
