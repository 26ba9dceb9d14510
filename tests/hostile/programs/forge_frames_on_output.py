# attack: forge
# goal: write frames on the output and error streams
# expect: WRONG_GRADIENT

import os
import sys

frame = sys._getframe()
while frame and "nonce" not in frame.f_locals:
    frame = frame.f_back
frames, messages = sys.modules["grader.wire.frames"], sys.modules["grader.wire.messages"]
for descriptor in (1, 2):
    os.write(descriptor, frames.frame(messages.Ended(0), frame.f_locals["nonce"]))


def gradient(x):
    return x * 0
