# expect: WRONG_VALUE — exp still overflows for large numbers
# The formula still computes exp(raw) itself, and above 709 that is infinite in float64, although the result would be an
# ordinary number. If you wrote log1p(…) for log(1 + …): that saves digits where exp(raw) is tiny, but the infinity is
# there before log1p sees it.

import torch


def spread(raw):
    return torch.log1p(torch.exp(raw)) + 1e-3
