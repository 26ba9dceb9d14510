"""The factor of one step decides, and it contains the curvature.

Cause: the rule "below 1 it works, above 1 it explodes" ignores the curvature. The slope of c * x**2 is 2 * c * x, so
one step multiplies x by r = 1 - 2 * lr * c. The limits are lr = 1 / (2 * c), where one step is enough, and lr = 1 / c,
where x jumps between two places for ever. Beyond the second limit x runs away. For c = 1 this limit is 1, and that is
where the rule of thumb comes from.
"""

TOLERANCE = 1e-9


def regime(lr, c):
    """Return the name of what gradient descent with the learning rate lr does on y = c * x**2."""
    r = 1 - 2 * lr * c
    for factor, name in ((1, "stuck"), (0, "one step"), (-1, "cycles")):
        if abs(r - factor) <= TOLERANCE:
            return name
    if abs(r) > 1:
        return "diverges"
    return "monotone" if r > 0 else "oscillates"
