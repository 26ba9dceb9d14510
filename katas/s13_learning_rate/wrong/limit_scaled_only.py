# expect: WRONG_VALUE — the curvature is there, but two cases are never named
# You compare lr * c with 1, and that is the right limit: you know now when x runs away. But below the limit not every
# way is "monotone". Half-way to it lies a rate with which one step is enough, and beyond that rate x changes sides in
# each step. The number r of the table tells all six cases apart.

TOLERANCE = 1e-9


def regime(lr, c):
    rate = lr * c
    if abs(rate) <= TOLERANCE:
        return "stuck"
    if abs(rate - 1) <= TOLERANCE:
        return "cycles"
    if rate < 0 or rate > 1:
        return "diverges"
    return "monotone"
