# expect: RAISED — called zero_() before there was a gradient
# At this line .grad is None, and None has no zero_(). If you clear .grad before each pass, then you have a good habit.
# But before the very first backward pass .grad is not a tensor of zeros: it is None. Setting .grad to None clears it
# just as well, and works at any time. If this tensor is not a leaf, then its .grad stays None after backward() too.


def gradients(y):
    y = y.detach().clone().requires_grad_(True)
    slopes = []
    for z in (y**3, (y - 3) ** 3):
        y.grad.zero_()
        z.backward()
        slopes.append(y.grad.clone())
    return tuple(slopes)
