# expect: WRONG_GRADIENT — only the slope of z1 arrives at x
# Your answer is the slope of z1 alone. If you caught the error and went on, then the error is hidden, not repaired: the
# second pass never reached x. If you cut z2 off from x instead, then its slope has no way to x either. Both losses have
# to be followed back all the way to x.


def gradient(x):
    x = x.detach().clone().requires_grad_(True)
    y = x**2 + 1
    z1 = y**3
    z2 = (y - 3) ** 3
    z1.backward()
    try:
        z2.backward()
    except RuntimeError:
        pass
    return x.grad
