# expect: RAISED — detached y for the second loss
# torch says that this loss does not require grad: no recorded way leads from it back to x. If you gave the second loss
# a detached y so that it has nothing in common with the first one, then you cut its way back to x. detach() does not
# untangle two losses. It tells torch that y is a constant, and here y is not. If x itself does not require grad, then
# torch recorded nothing at all.


def gradient(x):
    x = x.detach().clone().requires_grad_(True)
    y = x**2 + 1
    z1 = y**3
    z2 = (y.detach() - 3) ** 3
    z1.backward()
    z2.backward()
    return x.grad
