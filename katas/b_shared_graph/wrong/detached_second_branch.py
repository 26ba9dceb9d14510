# expect: RAISED — detached y for the second loss
# You gave the second loss a detached y so that it has nothing in common with the first one. That cuts the path from
# z2 back to x altogether, so torch says that z2 does not require grad.
# detach() does not untangle two losses. It tells torch that y is a constant, and here y is not.


def gradient(x):
    x = x.detach().clone().requires_grad_(True)
    y = x**2 + 1
    z1 = y**3
    z2 = (y.detach() - 3) ** 3
    z1.backward()
    z2.backward()
    return x.grad
