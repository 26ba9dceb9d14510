"""Add up the headings of the birds that fly, and divide by the number of all.

Zeros do not change a sum, so the birds at rest need not be in it; they only count in the number by which it is divided.
What is not computed cannot be NaN. The norm comes from the library here. It would be fine at zero, too: torch defines
its gradient as 0 there. It was the division by it that had no answer.
"""

import torch


def mean_heading(velocity):
    """Return the mean of the headings of all birds."""
    flying = velocity[velocity.any(dim=1)]
    speed = torch.linalg.vector_norm(flying, dim=1, keepdim=True)
    return (flying / speed).sum(dim=0) / len(velocity)
