# expect: BROKE_RULE — computed on the host
# The device has nothing to do now, so it needs no memory. But the work was moved to the host, with both tensors, and
# there it takes as much memory as before, and more time.

import torch


def total(values, weights=None):
    if weights is None:
        weights = torch.ones_like(values)
    return (values * weights).sum()


def evidence(template, scan):
    template, scan = template.cpu(), scan.cpu()
    return total(torch.relu(template * scan)).cuda()
