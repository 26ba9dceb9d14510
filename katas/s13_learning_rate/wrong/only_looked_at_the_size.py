# expect: WRONG_VALUE — r = 1 and r = -1 were mixed up
# You looked at the size of r only, and the size is 1 in two cases. With r = 1 x never moves (the learning rate is 0),
# with r = -1 it jumps between two places for ever.
# The sign of r tells these two apart.

TOLERANCE = 1e-9


def regime(lr, c):
    r = 1 - 2 * lr * c
    if abs(abs(r) - 1) <= TOLERANCE:
        return "cycles"
    if abs(r) <= TOLERANCE:
        return "one step"
    if abs(r) > 1:
        return "diverges"
    return "monotone" if r > 0 else "oscillates"
