# expect: OVER_BUDGET — a single one, spread over all voxels
# A single one that is spread over all voxels takes no memory, that is well seen. But the product with it still makes a
# tensor of full size, and on the way back the gradient of that product is another. What does a product with 1 do?

import torch


def total(values, weights=None):
    if weights is None:
        weights = torch.ones((), dtype=values.dtype, device=values.device).expand_as(values)
    return (values * weights).sum()


def evidence(template, scan):
    agreement = torch.relu(template * scan)
    return total(agreement)
