# attack: forge
# goal: write a frame with a guessed nonce on the channel
# expect: DIED

import os
import struct

BODY = b"R\x15nl" + struct.pack("<I", 0)
os.write(3, b"KATA\x01" + bytes(16) + struct.pack("<I", len(BODY)) + BODY)


def gradient(x):
    return x * 0
