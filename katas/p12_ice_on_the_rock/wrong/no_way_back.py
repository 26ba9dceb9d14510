# expect: RAISED — there is no way back from the loss
# torch finds nothing to go back through. If you detached the loss or the thickness, or computed the misfit under
# no_grad(): then no graph holds anything, but there is no gradient, either. The loss of the present step needs its
# way back. Those in the list do not.

import torch

RATE = 0.25


def misfit(thickness, measured):
    difference = thickness - measured
    return (torch.sqrt(1 + difference * difference) - 1).sum()


def fit(thickness, measured, n):
    thickness = thickness.detach()
    curve = []
    for _ in range(n):
        thickness.requires_grad_()
        loss = misfit(thickness, measured).detach()
        loss.backward()
        curve.append(loss)
        with torch.no_grad():
            thickness = (thickness - RATE * thickness.grad).clamp(min=0)
    return thickness, curve
