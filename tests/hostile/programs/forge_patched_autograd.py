# attack: forge
# goal: have the runner's own backward give ones for a custom function
# expect: WRONG_GRADIENT WRONG_VALUE
# kata: C01

import torch

torch.autograd.grad = lambda outputs, inputs, *args, **kwargs: tuple(torch.ones_like(each) for each in inputs)


def softsign(x):
    return x / (1 + x.abs())
