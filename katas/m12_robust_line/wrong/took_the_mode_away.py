# expect: WRONG_GRADIENT — the slope goes through the weights, too
# The error is gone, because the weights are recorded now. But then they are no constants any more: your slope also
# says how the weights change with the line. This share pushes the line away from the points, to make them count less.
# Without the mode something else has to hold the weights fixed.


def residuals(line, x, y):
    offset, slope = line
    return offset + slope * x - y


def gradient(line, x, y):
    line = line.detach().clone().requires_grad_(True)
    trust = 1 / (1 + residuals(line, x, y) ** 2)
    loss = (trust * residuals(line, x, y) ** 2).sum()
    loss.backward()
    return line.grad
