# expect: WRONG_GRADIENT — cleared .grad in place without a copy
# Both of your answers are the slope of z2. You cleared .grad between the passes, and that was a good idea. But the
# first answer is y.grad itself, not a copy: clearing it in place clears your answer, and the second pass fills it
# again. A second name for a tensor is not a second tensor, and detach() shares the memory too.


def gradients(y):
    y = y.detach().clone().requires_grad_(True)
    z1 = y**3
    z2 = (y - 3) ** 3
    z1.backward()
    slope1 = y.grad
    y.grad.zero_()
    z2.backward()
    slope2 = y.grad
    return slope1, slope2
