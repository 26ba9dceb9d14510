# attack: poison
# goal: leave Python's own functions changed for the next submission
# expect: WRONG_GRADIENT RAISED DIED CANNOT_LOAD

import builtins
import struct

for name in ("len", "isinstance", "compile", "exec", "open", "print"):
    setattr(builtins, name, lambda *args, **kwargs: True)
struct.Struct = None


def gradient(x):
    return x * 0
