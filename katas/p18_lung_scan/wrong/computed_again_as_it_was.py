# expect: OVER_BUDGET — nothing is kept, and the backward pass computes all of it again
# Between the two passes nothing waits now. But in the backward pass the whole function runs once more, with the same
# needless tensors, so the peak comes later and is as high as before. First look for tensors that nobody needs; what is
# left may then be computed again.

import torch
from torch.utils.checkpoint import checkpoint


def total(values, weights=None):
    if weights is None:
        weights = torch.ones_like(values)
    return (values * weights).sum()


def agreement(template, scan):
    template = template.clone()
    return total(torch.relu(template * scan))


def evidence(template, scan):
    return checkpoint(agreement, template, scan, use_reentrant=False)
