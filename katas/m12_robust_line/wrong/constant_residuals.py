# expect: WRONG_GRADIENT — held the squares constant, not the weights
# Something is held constant now, but it is the wrong factor: your slope goes through the weights, and the squares are
# fixed. For a single point it has the wrong sign. Wanted is the slope of the squares, with fixed weights.


def gradient(line, x, y):
    line = line.detach().clone().requires_grad_(True)
    r = line[0] + line[1] * x - y
    trust = 1 / (1 + r**2)
    loss = (trust * r.detach() ** 2).sum()
    loss.backward()
    return line.grad
