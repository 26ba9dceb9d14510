# expect: WRONG_VALUE — returned nothing
# Your function returns None. If it wrote into x: the numbers may well be right there, but the caller was promised the
# feature map. torch's own in-place operations return the tensor that they changed, so that calls can be chained.

from torch.nn import functional


def activate(x, scale, shift):
    x.mul_(scale[:, None]).add_(shift[:, None])
    functional.hardswish(x, inplace=True)
