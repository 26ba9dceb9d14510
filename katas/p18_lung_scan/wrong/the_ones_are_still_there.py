# expect: OVER_BUDGET — two tensors wait for the backward pass, where one would do
# Half of it is done. But two tensors of full size wait for the backward pass, and only one is needed there. A product
# keeps its factors until then: a tensor of ones that was multiplied, or a copy of the scan. What would the sum be
# without them?

import torch


def total(values, weights=None):
    if weights is None:
        weights = torch.ones_like(values)
    return (values * weights).sum()


def evidence(template, scan):
    agreement = torch.relu(template * scan)
    return total(agreement)
