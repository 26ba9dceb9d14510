# expect: WRONG_VALUE — the sign of the learning rate was dropped
# For positive learning rates you are right. But a negative learning rate turns every step around: x walks uphill,
# away from the minimum, however small the rate is.
# Then r is greater than 1. Keep the sign.

TOLERANCE = 1e-9


def regime(lr, c):
    r = 1 - 2 * abs(lr) * c
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
