"""Copy the numbers at the moment of noting.

Cause: `x.detach()` is a new tensor object, but it looks at the memory of x, and so does every other entry of the list.
`x -= …` then rewrites all of them. `x.grad` is one tensor as well, the same in every turn, and `zero_()` empties it.
`clone()` gives each page of the diary its own memory. `detach()` comes first, so that the copy is not recorded as a
step of the computation. The slope has no graph, so there is nothing to detach.
"""

import torch


class Diary:
    """Two tables with one row for each day."""

    def __init__(self):
        self.places = []
        self.slopes = []

    def note(self, place, slope):
        """Write down one day."""
        self.places.append(place.detach().clone())
        self.slopes.append(slope.clone())

    def tables(self):
        """Return the places and the slopes."""
        return torch.stack(self.places), torch.stack(self.slopes)


def height(x):
    """Return the height of the valley, which is steeper in each further direction."""
    steepness = torch.arange(1, len(x) + 1)
    return torch.sum(steepness * x**2)


def walk(x0, lr, n):
    """Return the places and the slopes of n + 1 days of gradient descent."""
    x = x0.detach().clone().requires_grad_(True)
    diary = Diary()
    for _ in range(n + 1):
        height(x).backward()
        diary.note(x, x.grad)
        with torch.no_grad():
            x -= lr * x.grad
            x.grad.zero_()
    return diary.tables()
