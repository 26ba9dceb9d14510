# attack: forge
# goal: write frames on the output and error streams
# expect: WRONG_GRADIENT

import os
import sys

frame = sys._getframe()
while frame and "nonce" not in frame.f_locals:
    frame = frame.f_back
frames, control = sys.modules["grader.wire.frames"], sys.modules["grader.wire.control"]
for descriptor in (1, 2):
    os.write(descriptor, frames.frame(control.Ended(0), frame.f_locals["nonce"]))


def gradient(x):
    return x * 0
