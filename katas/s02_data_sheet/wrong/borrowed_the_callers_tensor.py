# expect: WRONG_GRADIENT — let torch differentiate with the caller's own tensor
# You let torch find the slope, and that works. But you used the caller's own tensor as the leaf: what was in its .grad
# before is now in your answer, and your slope stays behind in it. Take a detached tensor of your own.


def gradient(x):
    x.requires_grad_(True)
    (3 * x * (x**2 + 4)).backward()
    return x.grad.clone()
