# expect: WRONG_GRADIENT — told the result to require grad and got None for x
# The error is gone, but the answer is None. You told y to require grad (or made y a new tensor that does). That makes
# y the start of a new history, without any memory of how it was computed. The way back ends at y and never reaches x.
# The ingredient has to be watched, not the result.


def gradient(x):
    x = x.detach().clone()
    y = x**2 + 1
    y.requires_grad_(True)
    y.backward()
    x.requires_grad_(True)
    return x.grad
