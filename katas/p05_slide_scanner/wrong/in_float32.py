# expect: WRONG_VALUE — a float32 tensor came out
# You return float32 numbers: half the bytes, and about seven digits of the sixteen. The task asks for float64, and for
# the tensor x itself. A conversion makes a new tensor too, so the memory would not do either.

from torch.nn import functional


def activate(x, scale, shift):
    x = x.float()
    x.mul_(scale[:, None]).add_(shift[:, None])
    return functional.hardswish(x, inplace=True)
