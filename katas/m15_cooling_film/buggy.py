"""A cooling rod, filmed: how does a penalty on all pictures change with the readings at the start?"""

import copy

import torch


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
        film.append(copy.deepcopy(rod.temperatures))
        rod.step()
    return [*film, rod.temperatures]


def gradient(readings, steps):
    """Return the slope of the sum of all squared temperatures in the film with respect to the readings."""
    readings = readings.detach().clone().requires_grad_(True)
    film = film_of(Rod(readings), steps)
    penalty = sum((picture**2).sum() for picture in film)
    penalty.backward()
    return readings.grad


if __name__ == "__main__":
    readings = torch.tensor([2.0, 4.0, 10.0], dtype=torch.float64)
    for picture in film_of(Rod(readings), 3):
        print("film:", picture.tolist())
    print("slope of the penalty:", gradient(readings, 3))
