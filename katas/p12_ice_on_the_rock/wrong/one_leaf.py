# expect: OVER_BUDGET — one leaf for all steps, and the losses hold it with its gradient
# Nothing grows any more, because all the losses lead to the same leaf, which you change in place: a good idea. But they
# still hold it, and with it the gradient of the last step. So after the call there is one tensor too many.
# It also works only as long as nobody makes a new leaf again. The list wants numbers.

import torch

RATE = 0.25


def misfit(thickness, measured):
    difference = thickness - measured
    return (torch.sqrt(1 + difference * difference) - 1).sum()


def fit(thickness, measured, n):
    thickness = thickness.detach().clone().requires_grad_()
    curve = []
    for _ in range(n):
        thickness.grad = None
        loss = misfit(thickness, measured)
        loss.backward()
        curve.append(loss)
        with torch.no_grad():
            thickness.sub_(RATE * thickness.grad).clamp_(min=0)
    return thickness.detach(), curve
