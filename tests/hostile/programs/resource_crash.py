# attack: resource
# goal: read from address zero
# expect: DIED

import ctypes


def gradient(x):
    return ctypes.string_at(0)
