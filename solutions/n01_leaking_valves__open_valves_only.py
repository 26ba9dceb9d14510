"""Take the root of the open valves' drops only.

Cause: the root was taken at every valve, and its slope at the shut ones, NaN or infinite, came back although the value
was not used.

Indexing with a mask leaves the other drops out before the root is taken, so there is nothing to multiply 0 with. Both
kinds of valves are summed on their own; for the total, the order does not matter. Without an open valve the first sum
is empty, and that is 0.
"""


def sensitivity(pressure):
    """Return the slope of the total flow with respect to the pressure in each vessel."""
    pressure = pressure.detach().requires_grad_(True)
    drop = pressure[:-1] - pressure[1:]
    opened = drop > 0
    total = 0.5 * drop[opened].sqrt().sum() + 0.0625 * drop[~opened].sum()
    total.backward()
    return pressure.grad
