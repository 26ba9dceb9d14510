# expect: WRONG_GRADIENT — told the result to require grad and read its own slope
# Your answer is 1 for every input. That is dy/dy: how fast y changes with y itself. You told y to require grad, and so
# the way back begins and ends there.
# To get dy/dx torch must watch x, and must watch it while y is being computed.


def gradient(x):
    x = x.detach().clone()
    y = x**2 + 1
    y.requires_grad_(True)
    y.backward()
    return y.grad
