# expect: WRONG_GRADIENT — kept one leaf for all calls and cleared it only once per call
# The first call is right, the second is not. You keep one leaf outside of the function, and at the end of a call the
# slope of z2 is still in its .grad. In the next call the slope of z1 is added to it.
# .grad lives as long as its tensor. Either make the leaf afresh in each call, or clear it before every backward pass.

import torch

slider = torch.zeros((), dtype=torch.float64, requires_grad=True)


def gradients(y):
    with torch.no_grad():
        slider.copy_(y)
    z1 = slider**3
    z2 = (slider - 3) ** 3
    z1.backward()
    slope1 = slider.grad.clone()
    slider.grad.zero_()
    z2.backward()
    slope2 = slider.grad.clone()
    return slope1, slope2
