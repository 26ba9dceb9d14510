# expect: WRONG_GRADIENT — the mean is a plain number for torch
# Both values are right. But your mean has no way back to the waves: that happens with `.item()`, `.tolist()`,
# `.detach()` or below `no_grad`. The variance does not mind, because the distances from the mean add up to zero. But
# the water above the gauge is a result, too, and its slope is lost.

PASCAL_PER_METRE = 1025.0 * 9.81


def sea_state(waves, depth):
    readings = PASCAL_PER_METRE * depth + waves
    mean = readings.mean().detach()
    return mean / PASCAL_PER_METRE, (readings - mean).square().mean()
