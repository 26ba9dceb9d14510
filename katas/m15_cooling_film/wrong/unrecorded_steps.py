# expect: WRONG_GRADIENT — the steps are not recorded
# The pictures are right now, and each is connected. But the steps were made under no_grad, or through .data: for
# torch every picture is still the rod at the start with other numbers in it. An in-place change of a *leaf* needs
# no_grad; the rod is no leaf, and its steps are part of the function.

import torch


def gradient(readings, steps):
    readings = readings.detach().clone().requires_grad_(True)
    rod = 1.5 * readings - 4.0
    film = []
    for _ in range(steps):
        film.append(rod.clone())
        with torch.no_grad():
            rod -= 0.1 * (rod - rod.mean())
    film.append(rod)
    sum((picture**2).sum() for picture in film).backward()
    return readings.grad
