# attack: forge
# goal: send records that only the fork server may send
# expect: DIED

import os
import sys

frame = sys._getframe()
while frame and "nonce" not in frame.f_locals:
    frame = frame.f_back
frames, messages = sys.modules["grader.wire.frames"], sys.modules["grader.wire.messages"]
for message in (messages.Confined(["seccomp"]), messages.Ended(0), messages.Ready(["PASSED"], [], [], 1)):
    os.write(3, frames.frame(message, frame.f_locals["nonce"]))


def gradient(x):
    return x * 0
