# expect: WRONG_VALUE — exp still overflows for large numbers
# Above 709 the spread is still infinite, although it should be an ordinary number: exp(raw) does not fit into a float64
# there. If you wrote log1p(…) for log(1 + …): that saves digits where exp(raw) is tiny, but the infinity is there
# before log1p sees it. If you wrote -log(sigmoid(-raw)): the sigmoid is exactly 0 before the logarithm sees it.

import torch


def spread(raw):
    return torch.log1p(torch.exp(raw)) + 1e-3
