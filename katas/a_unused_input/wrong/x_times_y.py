# expect: WRONG_GRADIENT — changed the program so that x is multiplied in
# You put x into the product. Now you get slopes for both dials, but they are the slopes of another function. The power
# is y * y, and it is allowed not to depend on x. None does not mean that z is wrong. It means that torch found no way
# from z back to x.


def gradients(x, y):
    x = x.detach().clone().requires_grad_(True)
    y = y.detach().clone().requires_grad_(True)
    z = x * y
    z.backward()
    return x.grad, y.grad
