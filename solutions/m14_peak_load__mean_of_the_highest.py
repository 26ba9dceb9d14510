"""Keep the mask, but take the mean of what it picks.

Cause: the sum over the mask counts the peak once for each tied load.
The tied loads are equal, so their mean is the peak. Each of k tied loads gets the slope 1/k, and these add up to 1.
"""


def cost(loads):
    """Return the mean load plus the peak load."""
    highest = loads[loads == loads.max()]
    return loads.mean() + highest.mean()
