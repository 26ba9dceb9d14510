# expect: OVER_BUDGET — the zeros are a tensor as large as the scan
# In the graph only a mask of bools waits: that is less than the checker asks for. But during the call a tensor of full
# size holds nothing but zeros. torch.where takes a plain number, too, and spreads it by itself.

import torch


def evidence(template, scan):
    products = template * scan
    return torch.where(products > 0, products, torch.zeros_like(products)).sum()
