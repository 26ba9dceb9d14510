# expect: OVER_BUDGET — one tensor beside x at a time
# You write into x, and only one tensor of its size is needed beside it for a while. The budget has no room for that
# one either. Which operation still returns something new? If you made hard-swish of its pieces: u stands in it twice,
# so the pieces need a second tensor. torch has it as one operation.

from torch.nn import functional


def activate(x, scale, shift):
    x.mul_(scale[:, None]).add_(shift[:, None])
    x.copy_(functional.hardswish(x))
    return x
