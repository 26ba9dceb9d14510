# expect: OVER_BUDGET — a copy of the template, and a tensor of ones
# At the peak four tensors as large as the scan are alive, and two would do. Look at the lines that hold them: which of
# these tensors does anybody write into, and which of them change a number? To `del` a name does not help as long as the
# graph keeps the tensor, and emptying the cache frees nothing that is alive.

import torch


def total(values, weights=None):
    if weights is None:
        weights = torch.ones_like(values)
    return (values * weights).sum()


def evidence(template, scan):
    template = template.clone()
    agreement = torch.relu(template * scan)
    return total(agreement)
