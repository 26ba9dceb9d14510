# expect: OVER_BUDGET — computed beside x, then copied into it
# The result ends up in x, and nothing is left beside it: good. But for a moment there were two more tensors of the
# same size. If you wrote x[:] = … or x.copy_(…): the right side is computed first, one new tensor for each of its
# operations, and it knows nothing of where it will go.

from torch.nn import functional


def activate(x, scale, shift):
    x[:] = functional.hardswish(x * scale[:, None] + shift[:, None])
    return x
