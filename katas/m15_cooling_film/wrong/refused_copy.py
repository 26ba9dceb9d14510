# expect: RAISED — deepcopy of a computed tensor
# deepcopy still meets a tensor that was computed. A requires_grad flag or retain_grad() does not change that: what
# counts is that the tensor has a history. Look for a copy that knows what to do with a history.

import copy


class Rod:
    def __init__(self, readings):
        self.temperatures = 1.5 * readings - 4.0
        self.temperatures.retain_grad()

    def step(self):
        self.temperatures -= 0.1 * (self.temperatures - self.temperatures.mean())


def film_of(rod, steps):
    film = []
    for _ in range(steps):
        film.append(copy.deepcopy(rod.temperatures))
        rod.step()
    return [*film, rod.temperatures]


def gradient(readings, steps):
    readings = readings.detach().clone().requires_grad_(True)
    sum((picture**2).sum() for picture in film_of(Rod(readings), steps)).backward()
    return readings.grad
