# attack: forge
# goal: return an object that says it is a tensor
# expect: WRONG_GRADIENT RAISED DIED

import torch


class Liar:
    @property
    def __class__(self):
        return torch.Tensor

    def __getattr__(self, name):
        return lambda *args, **kwargs: self


def gradient(x):
    return Liar()
