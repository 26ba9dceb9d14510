"""Choose before the root, and choose behind the division.

For a bird at rest the program took the root of 0, whose slope is infinite, and divided 0 by 0. The first `where` keeps
the 0 away from both: it puts 1 in its place, so all that is computed is finite, on the way back as well. The second one
puts zeros in place of the result of the harmless formula; it sends the gradient 0 to what it did not choose, and 0
times a finite number is 0.
"""

import torch


def headings(velocity):
    """Return in which direction each bird flies: vectors of length 1, or zeros for a bird at rest."""
    squares = (velocity * velocity).sum(dim=1, keepdim=True)
    flying = squares > 0
    speed = torch.where(flying, squares, 1.0).sqrt()
    return torch.where(flying, velocity / speed, 0.0)


def mean_heading(velocity):
    """Return the mean of the headings of all birds."""
    return headings(velocity).mean(dim=0)
