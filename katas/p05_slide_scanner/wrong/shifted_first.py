# expect: WRONG_VALUE — added the shift before the scale
# You add the shift first and multiply then, so the shift is scaled too. When a formula becomes a chain of in-place
# operations, the chain has to follow the order in which the formula is computed: first the product, then the sum.

from torch.nn import functional


def activate(x, scale, shift):
    x.add_(shift[:, None]).mul_(scale[:, None])
    return functional.hardswish(x, inplace=True)
