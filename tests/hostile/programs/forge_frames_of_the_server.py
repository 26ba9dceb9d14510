# attack: forge
# goal: send records that only the fork server may send
# expect: DIED

import os
import sys

frame = sys._getframe()
while frame and "nonce" not in frame.f_locals:
    frame = frame.f_back
frames, control, messages = (sys.modules[f"grader.wire.{name}"] for name in ("frames", "control", "messages"))
for message in (messages.Confined(["seccomp"]), control.Ended(0), control.Ready(["PASSED"], [], [], 1)):
    os.write(3, frames.frame(message, frame.f_locals["nonce"]))


def gradient(x):
    return x * 0
