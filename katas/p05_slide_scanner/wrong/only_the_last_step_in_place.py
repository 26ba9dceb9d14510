# expect: OVER_BUDGET — new tensors for scale and shift
# On the way there are two new tensors as large as x at once, and one of them is what you return: it is not x. Wherever
# an operation gives a result, as * and + do, there is a new tensor for it. If one step works in place already: it works
# in such a new tensor. If you deleted names: that takes away your name for x, and the caller still holds it.

from torch.nn import functional


def activate(x, scale, shift):
    x = x * scale[:, None]
    x = x + shift[:, None]
    return functional.hardswish(x, inplace=True)
