# expect: WRONG_GRADIENT — took the difference the wrong way round
# You saw that the second number is a sum and took the first slope away from it, but the wrong way round: your second
# answer has the wrong sign.
# Even the right way round this loses digits where one slope is much larger than the other. It is better never to add
# them up.


def gradients(y):
    y = y.detach().clone().requires_grad_(True)
    z1 = y**3
    z2 = (y - 3) ** 3
    z1.backward()
    slope1 = y.grad.clone()
    z2.backward()
    slope2 = slope1 - y.grad
    return slope1, slope2
