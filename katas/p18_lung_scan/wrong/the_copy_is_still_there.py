# expect: OVER_BUDGET — a tensor of full size lives during the call, and nothing needs it
# What waits for the backward pass is as little as can be. But during the call three tensors of full size are alive,
# where two would do: the product, the result of relu, and one that is a copy. It protects the template from being
# written into, and nothing here does that.

import torch


def evidence(template, scan):
    template = template.clone()
    agreement = torch.relu(template * scan)
    return agreement.sum()
