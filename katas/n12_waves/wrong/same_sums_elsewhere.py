# expect: WRONG_VALUE — mean of the squares minus square of the mean
# Your result is the one of the recorder: the mean of the squares minus the square of the mean. On paper that is the
# variance. But at 25 metres both numbers are about 6e10, and the digits that make the difference are not in them any
# more. The larger the depth, the more digits are lost.


PASCAL_PER_METRE = 1025.0 * 9.81


def sea_state(waves, depth):
    parts = [PASCAL_PER_METRE * depth + part for part in waves.split(4)]
    mean = sum(part.sum() for part in parts) / len(waves)
    mean_square = sum((part**2).sum() for part in parts) / len(waves)
    return mean / PASCAL_PER_METRE, (mean_square - mean**2)
