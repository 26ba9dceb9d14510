# expect: WRONG_VALUE — divided by N - 1
# Your digits are right at any depth now: the mean was subtracted before squaring. But you divide by N - 1, as torch.var
# does if it is told nothing. The mean over all N readings was asked for.


PASCAL_PER_METRE = 1025.0 * 9.81


def sea_state(waves, depth):
    readings = PASCAL_PER_METRE * depth + waves
    return readings.mean() / PASCAL_PER_METRE, readings.var()
