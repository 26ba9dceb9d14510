# attack: resource
# goal: send an answer byte by byte
# expect: TIMED_OUT DIED

import os
import sys
import time

frame = sys._getframe()
while frame and "nonce" not in frame.f_locals:
    frame = frame.f_back
for byte in b"KATA\x01" + frame.f_locals["nonce"] + b"\0\0\1\0" + bytes(1 << 16):
    os.write(3, bytes([byte]))
    time.sleep(0.05)


def gradient(x):
    return x * 0
