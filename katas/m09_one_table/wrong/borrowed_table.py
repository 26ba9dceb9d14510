# expect: SIDE_EFFECT — switched requires_grad on for the caller's table
# Your numbers are right, but you switched requires_grad on for a table that belongs to the caller, and it stays on.
# From then on everything the caller computes with it is recorded. Work on a leaf of your own.

import torch


def gradient(E, ids, y):
    E.requires_grad_(True)
    loss = (E[ids] @ E.T - y).square().mean()
    (slope,) = torch.autograd.grad(loss, E)
    return slope
