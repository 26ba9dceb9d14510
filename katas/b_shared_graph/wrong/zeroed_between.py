# expect: WRONG_GRADIENT — cleared .grad between the two backward passes
# The error is gone, but your answer holds only the slope of z2: the slope of z1 was wiped out between the two passes.
# backward() adds to .grad. Often that is a trap, but here it is just what you want, because the sum was asked for.
# Clear .grad before a new question, not in the middle of one.


def gradient(x):
    x = x.detach().clone().requires_grad_(True)
    y = x**2 + 1
    z1 = y**3
    z2 = (y - 3) ** 3
    z1.backward(retain_graph=True)
    x.grad.zero_()
    z2.backward()
    return x.grad
