# expect: WRONG_VALUE — the factor was computed without the curvature
# You know all six cases now, and for c = 1 your answers are right. But your factor does not contain c.
# In a steep valley the slope is bigger, so the same learning rate makes bigger steps.
# A learning rate is small or big only in comparison with the curvature.

TOLERANCE = 1e-9


def regime(lr, c):
    r = 1 - 2 * lr
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
