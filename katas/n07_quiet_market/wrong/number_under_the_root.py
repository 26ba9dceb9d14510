# expect: WRONG_GRADIENT — a small number was added under the root
# There is no NaN any more. Batch normalisation does it like this, but there the number is part of the definition. Here
# it changes the answer: in a window that moves little, the variance is about as small as your number, and the gradient
# comes out too weak. Treat three equal prices on their own, and leave the others alone.

import torch


def unrest_gradient(prices):
    prices = prices.detach().requires_grad_(True)
    windows = prices.unfold(0, 3, 1)
    total = torch.sqrt(windows.var(dim=1) + 1e-5).sum()
    total.backward()
    return prices.grad
