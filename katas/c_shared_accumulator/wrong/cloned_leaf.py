# expect: WRONG_GRADIENT — gave z2 a clone of y and read the clone's .grad
# You gave z2 its own y, made with clone(), and read the .grad of that. clone() is an operation like any other: the
# clone is not a leaf, its slope travels on to the old y, and its own .grad stays None.
# A copy becomes independent only when it is detached and told to require grad itself.


def gradients(y):
    y = y.detach().clone().requires_grad_(True)
    y2 = y.clone()
    z1 = y**3
    z2 = (y2 - 3) ** 3
    z1.backward()
    slope1 = y.grad.clone()
    z2.backward()
    return slope1, y2.grad
