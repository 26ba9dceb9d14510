# expect: WRONG_GRADIENT — ran the first backward() into the caller's own tensor
# You ran backward() on the caller's own tensor and cleared .grad only between the two passes. If the caller has
# collected something in .grad before, it is part of your first answer.
# Keep the detached copy that the program started with: its .grad is always empty at first.


def gradients(y):
    y.requires_grad_(True)
    z1 = y**3
    z2 = (y - 3) ** 3
    z1.backward()
    slope1 = y.grad.clone()
    y.grad = None
    z2.backward()
    slope2 = y.grad.clone()
    y.grad = None
    return slope1, slope2
