# expect: WRONG_GRADIENT — left the root out
# The variance has a gradient everywhere, and for one window its minimum lies at the same place. But its gradient is
# another one: a window that moves ten times as much pulls ten times as hard. With the standard deviation all lively
# windows have a say of the same size.


def unrest_gradient(prices):
    prices = prices.detach().requires_grad_(True)
    windows = prices.unfold(0, 3, 1)
    total = windows.var(dim=1).sum()
    total.backward()
    return prices.grad
