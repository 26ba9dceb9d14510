# expect: WRONG_VALUE — the difference of two huge numbers, without the parts
# You take all readings at once, and still subtract the square of the mean from the mean of the squares. The parts were
# not the trouble: a program has to add up in parts if the recording is long. The two numbers agree in nearly all
# digits, and what is left after the subtraction is their rounding.


PASCAL_PER_METRE = 1025.0 * 9.81


def sea_state(waves, depth):
    readings = PASCAL_PER_METRE * depth + waves
    mean = readings.mean()
    return mean / PASCAL_PER_METRE, ((readings**2).mean() - mean**2)
