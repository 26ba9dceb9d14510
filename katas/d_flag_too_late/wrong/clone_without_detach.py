# expect: WRONG_GRADIENT — the copy is not a leaf if the input requires grad
# Your program is right as long as x comes without requires_grad. If x comes with it, clone() is one more recorded
# operation: your copy is not a leaf, its .grad stays None, and the slope goes to the caller's tensor instead.
# A copy that must stand by itself has to be detached.


def gradient(x):
    x = x.clone().requires_grad_(True)
    y = x**2 + 1
    y.backward()
    return x.grad
