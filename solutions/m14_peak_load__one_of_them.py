"""Find the place of the peak first, then read the load that stands there.

Cause: the comparison with the largest load found several places.
`argmax` names one place, also at a tie. Reading one entry is differentiable, and the whole slope goes to this entry.
That is one of the right slopes: the one of a street where this hour is higher than the others by a hair.
"""


def cost(loads):
    """Return the mean load plus the peak load."""
    return loads.mean() + loads[loads.argmax()]
