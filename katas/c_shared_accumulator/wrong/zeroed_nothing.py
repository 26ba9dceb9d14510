# expect: RAISED — called zero_() before there was a gradient
# You clear .grad before each pass, and that is a good habit. But before the very first backward pass .grad is not a
# tensor of zeros. It is None, and None has no zero_().
# Setting .grad to None clears it just as well, and works at any time.


def gradients(y):
    y = y.detach().clone().requires_grad_(True)
    slopes = []
    for z in (y**3, (y - 3) ** 3):
        y.grad.zero_()
        z.backward()
        slopes.append(y.grad.clone())
    return tuple(slopes)
