# expect: WRONG_VALUE — the factor 2 of the slope is missing
# Your factor is 1 - lr * c. But the slope of c * x**2 is 2 * c * x, with a 2 that comes from the square.
# So every step is twice as long as you think, and all limits lie at half of your learning rates.

TOLERANCE = 1e-9


def regime(lr, c):
    r = 1 - lr * c
    if abs(r - 1) <= TOLERANCE:
        return "stuck"
    if abs(r) <= TOLERANCE:
        return "one step"
    if abs(r + 1) <= TOLERANCE:
        return "cycles"
    if 0 < r < 1:
        return "monotone"
    if -1 < r < 0:
        return "oscillates"
    return "diverges"
