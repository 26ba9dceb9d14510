# expect: WRONG_GRADIENT — only the last picture counts
# Only the last picture still leads back to the readings: the others have lost their history, or are missing.
# detach().clone(), NumPy, torch.tensor(), copy.copy() and a copy made under no_grad all give numbers without a way
# back, and a new requires_grad flag does not give them one. If you caught the error: which pictures are left?


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
