# expect: WRONG_GRADIENT — the mean absolute deviation
# You took absolute values in the place of squares and root. torch takes the slope 0 for |x| at 0, so nothing becomes
# NaN. But it is another measure of spread, with other gradients. The standard deviation can be kept.


def unrest_gradient(prices):
    prices = prices.detach().requires_grad_(True)
    windows = prices.unfold(0, 3, 1)
    total = (windows - windows.mean(dim=1, keepdim=True)).abs().sum(dim=1).div(2).sum()
    total.backward()
    return prices.grad
