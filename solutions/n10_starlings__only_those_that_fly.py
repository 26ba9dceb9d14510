"""Compute headings only for birds that have one.

The birds that fly are selected, and only for them a root and a division take place. Their headings are written into a
tensor of zeros, which has a row for every bird, so the mean still is over all of them. The birds at rest have no way to
the result at all, and for torch that means: gradient zero.
"""

import torch


def mean_heading(velocity):
    """Return the mean of the headings of all birds."""
    flying = velocity.any(dim=1)
    moving = velocity[flying]
    headings = torch.zeros_like(velocity)
    headings[flying] = moving / (moving * moving).sum(dim=1, keepdim=True).sqrt()
    return headings.mean(dim=0)
