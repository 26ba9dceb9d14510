# expect: WRONG_GRADIENT — the last picture is missing
# The copies are connected and show the right steps. But the rod after the last step is no longer in the film, which
# should have steps + 1 pictures. (With no step at all the film still has one.)


def gradient(readings, steps):
    readings = readings.detach().clone().requires_grad_(True)
    rod = 1.5 * readings - 4.0
    film = [rod]
    for _ in range(steps - 1):
        rod = rod - 0.1 * (rod - rod.mean())
        film.append(rod)
    sum((picture**2).sum() for picture in film).backward()
    return readings.grad
