# expect: WRONG_VALUE — the mean was subtracted from one factor only
# On paper the mean of reading · (reading - mean) is the variance, too. But the distances do not add up to zero exactly:
# their sum is off by the rounding of the mean, and the other factor, which is as large as the mean, multiplies that.
# Both factors have to be small.

PASCAL_PER_METRE = 1025.0 * 9.81


def sea_state(waves, depth):
    readings = PASCAL_PER_METRE * depth + waves
    mean = readings.mean()
    return mean / PASCAL_PER_METRE, (readings * (readings - mean)).mean()
