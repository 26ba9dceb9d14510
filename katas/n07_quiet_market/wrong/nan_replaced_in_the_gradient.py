# expect: WRONG_GRADIENT — NaN in the gradient was replaced by 0
# A quiet window by itself should give 0, that is true. But each price belongs to up to three windows, and their shares
# are added. Where one of them was NaN, the good shares of the others are gone, and 0 does not bring them back. The
# quiet window must be mended before the shares are added.

import torch


def unrest_gradient(prices):
    prices = prices.detach().requires_grad_(True)
    windows = prices.unfold(0, 3, 1)
    total = windows.var(dim=1).sqrt().sum()
    total.backward()
    return torch.nan_to_num(prices.grad)
