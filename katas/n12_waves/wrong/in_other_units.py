# expect: WRONG_VALUE — other units, the same lost digits
# You made the numbers smaller by dividing them. But a float64 has 16 digits at any size: mean square and squared mean
# are smaller now, and still agree in as many digits. It is not the size that hurts, it is the distance from zero
# compared with the spread.


PASCAL_PER_METRE = 1025.0 * 9.81


def sea_state(waves, depth):
    readings = (PASCAL_PER_METRE * depth + waves) / 1e5
    mean = readings.mean()
    return mean * 1e5 / PASCAL_PER_METRE, ((readings**2).mean() - mean**2) * 1e10
