"""The product rule on paper, with a name for each of the four numbers.

Why it works: u = 3x has the slope 3, v = x² + 4 has the slope 2x, and (u · v)' = u' · v + u · v'. Multiplied out this
is 9x² + 12, which is a check that needs no computer: 93 for x = 3.
"""


def gradient(x):
    voltage, voltage_slope = 3 * x, 3
    current, current_slope = x**2 + 4, 2 * x
    return voltage_slope * current + voltage * current_slope
