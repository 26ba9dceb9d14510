# attack: forge
# goal: find the nonce on the stack and answer all questions before they are asked
# expect: DIED WRONG_GRADIENT

import os
import sys


def find(name):
    """A local variable of any caller."""
    frame = sys._getframe()
    while frame is not None:
        if name in frame.f_locals:
            return frame.f_locals[name]
        frame = frame.f_back
    return None


frames, messages = sys.modules["grader.wire.frames"], sys.modules["grader.wire.messages"]
nonce = find("nonce")
os.write(3, frames.frame(messages.Loaded(None, []), nonce))
for _ in range(600):
    os.write(3, frames.frame(messages.Answer([], True, [], [], None), nonce))


def gradient(x):
    return x * 0
