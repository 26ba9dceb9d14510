# expect: WRONG_VALUE — every step over the minimum was called divergence
# You say "diverges" as soon as the step jumps over the minimum, that is for r < 0. But a jump to the other side may
# still end closer to the minimum than it began.
# Only the size of r decides whether x runs away. The sign of r tells about the side.

TOLERANCE = 1e-9


def regime(lr, c):
    r = 1 - 2 * lr * c
    if abs(r - 1) <= TOLERANCE:
        return "stuck"
    if abs(r) <= TOLERANCE:
        return "one step"
    if 0 < r < 1:
        return "monotone"
    return "diverges"
