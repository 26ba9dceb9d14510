# expect: WRONG_GRADIENT — divided by 3 instead of 2
# torch.std treats equal prices on its own, and the NaN is gone. But you divide by the number of prices; NumPy does
# that unless told otherwise. The standard deviation of a sample divides by one less, as the program and the task do.
# All your gradients are too small by the same factor, the root of 2/3.


def unrest_gradient(prices):
    prices = prices.detach().requires_grad_(True)
    windows = prices.unfold(0, 3, 1)
    total = windows.std(dim=1, correction=0).sum()
    total.backward()
    return prices.grad
