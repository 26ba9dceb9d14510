# expect: WRONG_GRADIENT — only the last picture counts
# The error is gone, but the copies have lost their history: only the last picture, which is no copy, still leads back
# to the readings. detach().clone(), NumPy, torch.tensor(), a copy made under no_grad, and catching the error all end
# here. A new requires_grad flag on a copy gives it no way back either.


def gradient(readings, steps):
    readings = readings.detach().clone().requires_grad_(True)
    rod = 1.5 * readings - 4.0
    film = []
    for _ in range(steps):
        film.append(rod.detach().clone())
        rod -= 0.1 * (rod - rod.mean())
    film.append(rod)
    sum((picture**2).sum() for picture in film).backward()
    return readings.grad
