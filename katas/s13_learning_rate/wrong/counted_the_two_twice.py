# expect: WRONG_VALUE — the factor 2 was counted twice
# Your factor is 1 - 4 * lr * c. The second derivative of c * x**2 is 2 * c, and this 2 is already the 2 of the slope
# 2 * c * x: it must be counted once only.
# The factor of one step is 1 minus the learning rate times the second derivative.

TOLERANCE = 1e-9


def regime(lr, c):
    second_derivative = 2 * c
    r = 1 - 2 * lr * second_derivative
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
