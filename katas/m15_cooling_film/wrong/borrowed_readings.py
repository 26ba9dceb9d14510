# expect: SIDE_EFFECT — switched requires_grad on for the caller's readings
# Your numbers are right, but you switched requires_grad on for a tensor that belongs to the caller, and it stays on.
# Keep the copy that the program started with.

import torch


def gradient(readings, steps):
    readings.requires_grad_(True)
    rod = 1.5 * readings - 4.0
    film = [rod]
    for _ in range(steps):
        rod = rod - 0.1 * (rod - rod.mean())
        film.append(rod)
    (slope,) = torch.autograd.grad(sum((picture**2).sum() for picture in film), readings)
    return slope
