"""See the standard deviation as a length.

Cause: a root of a sum of squares has no gradient at 0, when it is written as such.

The standard deviation of three prices is the length of the vector of deviations, divided by the root of 2. And
torch.linalg.vector_norm is a length that knows what to do with the vector 0: its gradient is 0 there. (The deviations
of equal prices are exactly 0 only if their mean is exact. For multiples of 1/8 it is. Three prices of 3.3 may have a
mean that differs from 3.3 in the last digit, here as well as in torch.std; then compare the prices themselves.)
"""

import torch


def unrest_gradient(prices):
    """Return the gradient of the total nervousness with respect to each price."""
    prices = prices.detach().requires_grad_(True)
    windows = prices.unfold(0, 3, 1)
    deviations = windows - windows.mean(dim=1, keepdim=True)
    total = torch.linalg.vector_norm(deviations, dim=1).sum() / 2**0.5
    (slope,) = torch.autograd.grad(total, prices)
    return slope
