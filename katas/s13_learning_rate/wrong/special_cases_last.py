# expect: WRONG_VALUE — the three special cases are asked for too late
# Your factor and your tolerance are right. But a number such as 1 - 4e-10 lies between 0 and 1 *and* within 1e-9 of 1.
# The page says that the three special cases are decided first; in your program another case answers before them.

TOLERANCE = 1e-9


def regime(lr, c):
    r = 1 - 2 * lr * c
    if 0 < r < 1:
        return "monotone"
    if -1 < r < 0:
        return "oscillates"
    if abs(r - 1) <= TOLERANCE:
        return "stuck"
    if abs(r) <= TOLERANCE:
        return "one step"
    if abs(r + 1) <= TOLERANCE:
        return "cycles"
    return "diverges"
