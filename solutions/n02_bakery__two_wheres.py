"""Keep the root, and let it see another number where the distance is 0.

Cause: the slope of the root at 0 is infinite, and times the slope 0 of the squares it becomes NaN.

The inner `where` puts 1 in place of the sum of squares 0, so the root has an ordinary slope everywhere. The outer one
puts the distance 0 back. Both send the gradient 0 to the customer at the place, and no NaN is left that it could meet.
One `where` alone, after the root, would come too late.
"""

import torch


def distances(place, customers):
    """The straight way from the place to each customer."""
    squares = ((place - customers) ** 2).sum(dim=1)
    elsewhere = squares > 0
    return torch.where(elsewhere, torch.sqrt(torch.where(elsewhere, squares, 1.0)), 0.0)


def pull(place, customers):
    """Return the gradient of the total way with respect to the place."""
    place = place.detach().requires_grad_(True)
    (slope,) = torch.autograd.grad(distances(place, customers).sum(), place)
    return slope
