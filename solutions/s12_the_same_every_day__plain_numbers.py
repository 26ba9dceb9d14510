"""Write numbers into the diary, not tensors.

Cause: the entries of the list were tensors, and a tensor can be changed from afar by anybody who shares its memory.
A Python list of floats cannot: `tolist()` copies the numbers out, and it needs neither `detach()` nor `clone()`.
When the tables are made, the dtype must be named, because torch takes Python floats for float32.
"""

import torch


class Diary:
    """Two tables with one row for each day."""

    def __init__(self):
        self.places = []
        self.slopes = []

    def note(self, place, slope):
        """Write down one day."""
        self.places.append(place.tolist())
        self.slopes.append(slope.tolist())

    def tables(self):
        """Return the places and the slopes."""
        return torch.tensor(self.places, dtype=torch.float64), torch.tensor(self.slopes, dtype=torch.float64)


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
