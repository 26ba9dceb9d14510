# expect: WRONG_VALUE — computed in float32
# In float32 each tensor takes half of the memory. But the numbers keep only about 7 of their 16 digits, and turning the
# result into float64 does not bring them back. All of them fit into the budget once the needless tensors are gone.

import torch


def evidence(template, scan):
    return torch.relu(template.float() * scan.float()).sum().double()
