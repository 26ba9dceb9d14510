# expect: WRONG_GRADIENT — every step starts from a detached rod
# The pictures are right. But the rod loses its history in each step, so that only the first picture still leads back
# to the readings. The slope of a later picture has to pass through all steps before it.


def gradient(readings, steps):
    readings = readings.detach().clone().requires_grad_(True)
    rod = 1.5 * readings - 4.0
    film = [rod]
    for _ in range(steps):
        rod = rod.detach()
        rod = rod - 0.1 * (rod - rod.mean())
        film.append(rod)
    sum((picture**2).sum() for picture in film).backward()
    return readings.grad
