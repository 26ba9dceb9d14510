# expect: WRONG_VALUE — the mean of the variances of the parts
# No digits are lost: in each part the mean is subtracted first. But it is the mean of this part, and how far the means
# of the parts lie apart is in none of the variances. With up to four readings there is one part, and all is well. To
# join parts one needs their means, too.


PASCAL_PER_METRE = 1025.0 * 9.81


def sea_state(waves, depth):
    parts = [PASCAL_PER_METRE * depth + part for part in waves.split(4)]
    mean = sum(part.sum() for part in parts) / len(waves)
    return mean / PASCAL_PER_METRE, sum(part.var(correction=0) * len(part) for part in parts) / len(waves)
