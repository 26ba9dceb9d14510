"""Copy the first slope, then empty the box.

Cause: z1 and z2 are computed separately, but both start at the leaf y. backward() does not write the slope into y.grad,
it adds it there. After the second pass y.grad holds the sum: 12 + 3 = 15 at y = 2. Setting y.grad to None before the
second pass gives that pass an empty box. (y.grad.zero_() would clear it in place. Then slope1 must be a clone: without
one it is the very tensor that is cleared and filled again.)
"""


def gradients(y):
    """Return (dz1/dy, dz2/dy)."""
    y = y.detach().clone().requires_grad_(True)
    z1 = y**3
    z2 = (y - 3) ** 3
    z1.backward()
    slope1 = y.grad
    y.grad = None
    z2.backward()
    slope2 = y.grad
    return slope1, slope2
