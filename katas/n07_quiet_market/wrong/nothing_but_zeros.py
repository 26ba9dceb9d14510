# expect: WRONG_GRADIENT — one quiet window makes the whole gradient 0
# As soon as one window is quiet you answer 0 for every price. The quiet window itself gives 0, that is true. But the
# lively windows beside it still pull at their prices. Decide for each window, not for the whole curve.

import torch


def unrest_gradient(prices):
    prices = prices.detach().requires_grad_(True)
    variances = prices.unfold(0, 3, 1).var(dim=1)
    if (variances == 0).any():
        return torch.zeros_like(prices)
    variances.sqrt().sum().backward()
    return prices.grad
