# expect: WRONG_GRADIENT — one standard deviation of everything
# torch.std is a good choice, but without `dim` it takes one standard deviation of all windows together. Asked for is
# the one within each window, and then their sum.


def unrest_gradient(prices):
    prices = prices.detach().requires_grad_(True)
    windows = prices.unfold(0, 3, 1)
    total = windows.std()
    total.backward()
    return prices.grad
