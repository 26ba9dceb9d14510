# expect: WRONG_GRADIENT — all pictures show the last step
# All pictures are the same tensor, or views of it, and it goes on cooling in place: in the end all show the last
# step. rod[:] copies a list, but for a tensor it is a window on the same numbers. This is what the colleague had
# noticed: a copy is needed, or a step that leaves the old temperatures alone.


def gradient(readings, steps):
    readings = readings.detach().clone().requires_grad_(True)
    rod = 1.5 * readings - 4.0
    film = []
    for _ in range(steps):
        film.append(rod)
        rod -= 0.1 * (rod - rod.mean())
    film.append(rod)
    sum((picture**2).sum() for picture in film).backward()
    return readings.grad
