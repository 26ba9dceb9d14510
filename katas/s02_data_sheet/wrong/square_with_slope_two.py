# expect: WRONG_GRADIENT — took 2 for the slope of x²
# You answer 3(x² + 4) + 3x · 2. The product rule in it is right, both terms are there. But the slope of x² + 4 is not
# 2: that would be the slope of 2x. How steep x² is depends on where you stand.


def gradient(x):
    return 3 * (x**2 + 4) + 3 * x * 2
