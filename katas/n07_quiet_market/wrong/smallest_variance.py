# expect: WRONG_GRADIENT — windows that move little count as quiet
# The root no longer sees a 0. But your limit, by clamp or by leaving windows out, also catches windows that do move,
# only little. Their standard deviation is small, and their gradient is not: it has the same size for small movements
# as for large ones, and you give 0. Only three prices that are exactly equal are to have the gradient 0.

import torch


def unrest_gradient(prices):
    prices = prices.detach().requires_grad_(True)
    windows = prices.unfold(0, 3, 1)
    total = torch.sqrt(windows.var(dim=1).clamp(min=1e-6)).sum()
    total.backward()
    return prices.grad
