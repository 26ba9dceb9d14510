# attack: forge
# goal: make every comparison of torch and numpy say yes
# expect: WRONG_GRADIENT

import numpy
import torch

for module, names in ((torch, ("allclose", "equal", "isclose", "eq")), (numpy, ("allclose", "isclose", "array_equal", "all"))):
    for name in names:
        setattr(module, name, lambda *args, **kwargs: True)
torch.Tensor.__eq__ = lambda self, other: True
torch.testing.assert_close = lambda *args, **kwargs: None


def gradient(x):
    return x * 0
