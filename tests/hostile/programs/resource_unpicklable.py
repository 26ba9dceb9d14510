# attack: resource
# goal: return things that cannot travel
# expect: WRONG_GRADIENT

import threading

import torch

THINGS = [lambda: 0, threading.Lock(), (n for n in ()), type, torch, open, NotImplemented, ..., 1j, 2**100, object()]


def gradient(x):
    THINGS.append(THINGS.pop(0))
    return THINGS[0]
