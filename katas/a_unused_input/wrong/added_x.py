# expect: WRONG_GRADIENT — changed the program so that x is added
# You added x to z so that torch finds a way to it. Now the slope for x is one, but that belongs to another function.
# The power is y * y, and turning dial x does nothing to it. The honest answer for x is zero.


def gradients(x, y):
    x = x.detach().clone().requires_grad_(True)
    y = y.detach().clone().requires_grad_(True)
    z = y * y + x
    z.backward()
    return x.grad, y.grad
