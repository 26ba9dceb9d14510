# expect: WRONG_GRADIENT — used the caller's own tensor as the leaf
# Your leaf is the caller's own tensor: an old .grad that it had is in your first pass, and your last gradient stays
# behind in it. Keep the parameter that the model makes for itself.


def gradient(x, n):
    x.requires_grad_(True)
    for k in range(1, n + 1):
        if k > 1:
            x.grad.zero_()
        (k * ((x + (0.5 if k > 2 else 0)) ** 3).sum()).backward()
    return x.grad.clone()
