# expect: OVER_BUDGET — the ones became bools
# As bools the ones take an eighth of the memory, and in the graph that is enough. But the product with them is still
# there: its result is a tensor of full size, and on the way back its gradient is another. A sum over everything needs
# no mask.

import torch


def total(values, weights=None):
    if weights is None:
        weights = torch.ones_like(values, dtype=torch.bool)
    return (values * weights).sum()


def evidence(template, scan):
    agreement = torch.relu(template * scan)
    return total(agreement)
