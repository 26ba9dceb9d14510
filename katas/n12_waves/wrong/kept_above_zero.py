# expect: WRONG_VALUE — negative variances are replaced by zero
# No variance is negative any more. But the negative ones were only the visible part of the damage: the same noise is in
# the positive ones, and they are as wrong as before. Zero is no better guess for a sea that is calm but not flat. The
# digits are gone before the subtraction. Nothing behind it can bring them back.


PASCAL_PER_METRE = 1025.0 * 9.81


def sea_state(waves, depth):
    count, total, squares = 0, 0.0, 0.0
    for part in waves.split(4):
        readings = PASCAL_PER_METRE * depth + part
        count += len(readings)
        total = total + readings.sum()
        squares = squares + (readings**2).sum()
    mean = total / count
    return mean / PASCAL_PER_METRE, (squares / count - mean**2).clamp(min=0.0)
