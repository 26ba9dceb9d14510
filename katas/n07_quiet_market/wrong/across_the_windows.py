# expect: WRONG_GRADIENT — the standard deviation was taken across the windows
# torch.std is a good choice, but you let it run along the wrong axis. In `windows` each row is a window with three
# prices in it. You compare the first days of all windows with each other, and the second ones, and the third ones.


def unrest_gradient(prices):
    prices = prices.detach().requires_grad_(True)
    windows = prices.unfold(0, 3, 1)
    total = windows.std(dim=0).sum()
    total.backward()
    return prices.grad
