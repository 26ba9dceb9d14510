# expect: WRONG_GRADIENT — 1e-8 was added under the root
# There is no NaN any more, and in lively windows the answer is nearly right. But 1e-8 under the root is as much as a
# movement of 0.0001 in the price, and where the prices move by a thousandth you can see it. An epsilon moves the error
# to where fewer people look. It is possible without one.

import torch


def unrest_gradient(prices):
    prices = prices.detach().requires_grad_(True)
    windows = prices.unfold(0, 3, 1)
    total = torch.sqrt(windows.var(dim=1) + 1e-8).sum()
    total.backward()
    return prices.grad
