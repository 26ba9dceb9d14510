# attack: forge
# goal: return any number that a caller on the stack holds
# expect: WRONG_GRADIENT RAISED

import sys

import numpy
import torch


def gradient(x):
    found = []
    frame = sys._getframe(1)
    while frame is not None:
        for name, value in list(frame.f_locals.items()) + list(frame.f_globals.items()):
            if any(word in name.lower() for word in ("expected", "truth", "reference", "bank", "kata", "verdict", "slack")):
                if not callable(value):
                    print("GOT THROUGH", name)
            if isinstance(value, numpy.ndarray | float):
                found.append(value)
        frame = frame.f_back
    return torch.as_tensor(found[-1]) if found else x * 0
