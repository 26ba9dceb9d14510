# expect: WRONG_GRADIENT — both answers are the sum of both slopes
# Both of your answers are the sum of the two slopes. Separate losses do not mean separate gradients: each pass adds
# its slope to the same y.grad. And a name you gave to y.grad earlier shows the later sum as well, as it is one tensor.
# You need each slope by itself.


def gradients(y):
    y = y.detach().clone().requires_grad_(True)
    z1 = y**3
    z2 = (y - 3) ** 3
    z1.backward()
    slope1 = y.grad
    z2.backward()
    slope2 = y.grad
    return slope1, slope2
