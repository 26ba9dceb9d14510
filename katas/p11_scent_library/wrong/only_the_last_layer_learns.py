# expect: WRONG_GRADIENT — only the last matrix has a gradient
# Little is kept, because little is connected: the gradient of every matrix but the last is zero. If you detach h
# before each layer, or compute the earlier layers without recording: then there is nothing to keep, but no way back
# either. The budget leaves room for what all the layers need.

from torch.nn import functional


def rate(x, w):
    h = x
    for weight in w:
        h = functional.mish(h.detach() @ weight)
    return h
