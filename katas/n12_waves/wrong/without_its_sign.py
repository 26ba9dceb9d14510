# expect: WRONG_VALUE — the absolute value of the variance
# No variance is negative any more. But a negative variance is not a variance with a wrong sign. It is noise, and its
# absolute value is noise, too. The positive ones are not better: they only do not look suspicious.


PASCAL_PER_METRE = 1025.0 * 9.81


def sea_state(waves, depth):
    count, total, squares = 0, 0.0, 0.0
    for part in waves.split(4):
        readings = PASCAL_PER_METRE * depth + part
        count += len(readings)
        total = total + readings.sum()
        squares = squares + (readings**2).sum()
    mean = total / count
    return mean / PASCAL_PER_METRE, (squares / count - mean**2).abs()
