# expect: WRONG_GRADIENT — asked the backward pass that is to be tested
# You let torch differentiate f. That is the right tool for a program, and not for this test: it goes through the
# backward pass that somebody wrote by hand, and if that is wrong, it agrees with itself. A test needs a witness who
# knows nothing of the accused. Here this is the values of f.

import torch


def numgrad(f, x):
    x = x.detach().requires_grad_(True)
    (slope,) = torch.autograd.grad(f(x), x)
    return slope
