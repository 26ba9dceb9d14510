# expect: WRONG_VALUE — the root of the variance
# No digits are lost now: you subtract the mean before you square. But then you took the root. That is the standard
# deviation; the variance was asked for, the mean of the squared distances themselves.

PASCAL_PER_METRE = 1025.0 * 9.81


def sea_state(waves, depth):
    readings = PASCAL_PER_METRE * depth + waves
    mean = readings.mean()
    return mean / PASCAL_PER_METRE, (readings - mean).square().mean().sqrt()
