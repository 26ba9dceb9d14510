# attack: forge
# goal: trace the runner and change its local variables
# expect: WRONG_GRADIENT RAISED DIED

import sys


def trace(frame, event, arg):
    if "outcome" in frame.f_locals:
        frame.f_locals["outcome"] = None
    if "changed" in frame.f_locals:
        frame.f_locals["changed"] = []
    return trace


sys.settrace(trace)
sys.setprofile(trace)


def gradient(x):
    return x * 0
