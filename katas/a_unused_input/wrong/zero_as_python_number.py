# expect: WRONG_GRADIENT — returned a Python number for the unused input
# You saw that the slope for x is zero, and that is true. But your zero is a plain Python number, not a tensor.
# A slope has the dtype and the shape of its input, also when it is zero. Code that gets your answer will ask it for
# both.


def gradients(x, y):
    x = x.detach().clone().requires_grad_(True)
    y = y.detach().clone().requires_grad_(True)
    z = y * y
    z.backward()
    return x.grad or 0.0, y.grad
