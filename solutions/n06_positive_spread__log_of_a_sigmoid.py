"""Use the logarithm of the sigmoid with both signs turned.

Cause: exp(raw) overflows above 709. log(1 + exp(x)) is minus the logarithm of 1 / (1 + exp(x)), and that fraction is
the sigmoid of -x. torch.nn.functional.logsigmoid never forms the sigmoid itself, so it neither overflows for large
numbers nor takes the logarithm of 0 for very negative ones.
"""

from torch.nn.functional import logsigmoid

FLOOR = 1e-3


def spread(raw):
    """Return the positive spread for each raw number."""
    return FLOOR - logsigmoid(-raw)
