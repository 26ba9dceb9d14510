# expect: OVER_BUDGET — worked in place in a copy
# Nearly: there is only one new tensor as large as x. But it is one too many. All your numbers are in it, and x has its
# old ones, which nobody wants. Look for the first step: does it write into x, or does it make the copy in which the
# others then work?

from torch.nn import functional


def activate(x, scale, shift):
    x = x * scale[:, None]
    x += shift[:, None]
    return functional.hardswish(x, inplace=True)
