# expect: WRONG_VALUE — the numbers 1, 0 and -1 are met exactly or not at all
# Your factor r is right, and so is your answer wherever r is far from 1, 0 and -1. But computers round, and so the
# page counts everything within 1e-9 of these three numbers as equal to them. Compare a distance, not with `==`.


def regime(lr, c):
    r = 1 - 2 * lr * c
    if r == 1:
        return "stuck"
    if r == 0:
        return "one step"
    if r == -1:
        return "cycles"
    if abs(r) > 1:
        return "diverges"
    return "monotone" if r > 0 else "oscillates"
