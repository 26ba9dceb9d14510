# expect: WRONG_GRADIENT — every point counts fully
# Your answer is the slope of the plain sum of squares: every point has the weight 1. "Constant" means that the
# weights do not move while the slope is taken. It does not mean that they are all the same.


def gradient(line, x, y):
    line = line.detach().clone().requires_grad_(True)
    loss = (line[0] + line[1] * x - y).square().sum()
    loss.backward()
    return line.grad
