# expect: WRONG_GRADIENT — the root of the variance 0 is still taken
# For three equal prices the answer is still NaN: the root is taken of a variance of 0, and its slope is infinite
# there. If you added something behind the root, the slope does not notice. If you took torch.var for the variance: it
# is right, and so was the one in the program. The root is the weak point.


def unrest_gradient(prices):
    prices = prices.detach().requires_grad_(True)
    windows = prices.unfold(0, 3, 1)
    total = (windows.var(dim=1).sqrt() + 1e-8).sum()
    total.backward()
    return prices.grad
