# expect: WRONG_VALUE — every convergence was called monotone
# You know when x converges, and the limits are right. But there are two ways to converge: for 0 < r < 1 x stays on its
# side, for -1 < r < 0 it changes sides in each step.
# Look at the sign of r, too.

TOLERANCE = 1e-9


def regime(lr, c):
    r = 1 - 2 * lr * c
    if abs(r - 1) <= TOLERANCE:
        return "stuck"
    if abs(r) <= TOLERANCE:
        return "one step"
    if abs(r + 1) <= TOLERANCE:
        return "cycles"
    if abs(r) < 1:
        return "monotone"
    return "diverges"
