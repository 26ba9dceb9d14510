# expect: WRONG_GRADIENT — added a slope for y to a slope for x
# You gave z2 a y of its own and added the slope you found there. But that one is dz2/dy: how z2 changes with y.
# Asked for is the change with x, and between the two stands dy/dx. Slopes for different variables cannot be added.
# By the chain rule the second one has to travel through y = x^2 + 1 as well.


def gradient(x):
    x = x.detach().clone().requires_grad_(True)
    y = x**2 + 1
    z1 = y**3
    z1.backward()
    y_again = y.detach().requires_grad_(True)
    z2 = (y_again - 3) ** 3
    z2.backward()
    return x.grad + y_again.grad
