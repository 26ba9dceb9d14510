"""Copy with clone().

Cause: the rod was computed from the readings, so it has a history. deepcopy should make something independent, and a
history cannot be doubled without all that it hangs on, so torch refuses. (On a leaf deepcopy works; that is why it
works for the parameters of a model.)
`clone()` is an operation like any other: it copies the numbers, is recorded, and its slope is 1. The picture keeps
its numbers when the rod cools on in place, and backward passes through it back to the readings.
"""


class Rod:
    """Temperatures along a rod that equalise with time."""

    def __init__(self, readings):
        self.temperatures = 1.5 * readings - 4.0

    def step(self):
        """Move each temperature a tenth of the way towards the mean."""
        self.temperatures -= 0.1 * (self.temperatures - self.temperatures.mean())


def film_of(rod, steps):
    """The temperatures before the first step and after each step."""
    film = []
    for _ in range(steps):
        film.append(rod.temperatures.clone())
        rod.step()
    return [*film, rod.temperatures]


def gradient(readings, steps):
    """Return the slope of the sum of all squared temperatures in the film with respect to the readings."""
    readings = readings.detach().requires_grad_(True)
    film = film_of(Rod(readings), steps)
    penalty = sum((picture**2).sum() for picture in film)
    penalty.backward()
    return readings.grad
