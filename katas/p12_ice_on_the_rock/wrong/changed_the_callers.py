# expect: RAISED — changed the caller's thickness in place
# To change the thickness in place is one way to make no new leaf in each step. But detach() gives another view of the
# same numbers, not a copy, so you write into last year's thickness, which belongs to the caller. Mostly that would
# go unnoticed until somebody reads it. If it is an expanded tensor, in which one number stands for all the points,
# then torch refuses.

import torch

RATE = 0.25


def misfit(thickness, measured):
    difference = thickness - measured
    return (torch.sqrt(1 + difference * difference) - 1).sum()


def fit(thickness, measured, n):
    thickness = thickness.detach().requires_grad_()
    curve = []
    for _ in range(n):
        thickness.grad = None
        loss = misfit(thickness, measured)
        loss.backward()
        curve.append(loss.item())
        with torch.no_grad():
            thickness.sub_(RATE * thickness.grad).clamp_(min=0)
    return thickness, curve
