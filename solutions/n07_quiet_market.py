"""Take the standard deviation in one step.

Cause: for equal prices the variance is 0. The slope of the root is infinite there, the slope of the squares is 0, and
the chain rule makes NaN of the two; since the windows overlap, it spreads to the neighbours. torch.std is one operation
with a backward of its own: deviation / (standard deviation · (n - 1)), and 0 where the standard deviation is 0. It
divides by n - 1 unless told otherwise.
"""

DAYS = 3  # in a window


def nervousness(prices):
    """The standard deviation within each window of neighbouring days."""
    return prices.unfold(0, DAYS, 1).std(dim=1)


def unrest_gradient(prices):
    """Return the gradient of the total nervousness with respect to each price."""
    prices = prices.detach().requires_grad_(True)
    total = nervousness(prices).sum()
    total.backward()
    return prices.grad
