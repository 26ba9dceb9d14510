# expect: SIDE_EFFECT — switched requires_grad on for the caller's tables
# Letting torch differentiate is a good idea, and your numbers are right. But you switched requires_grad on for tables
# that belong to the caller, and it stays on. Make leaves of your own.

import torch


def gradients(U, V, viewers, films, ratings):
    U.requires_grad_(True)
    V.requires_grad_(True)
    loss = ((U[viewers] * V[films]).sum(dim=1) - ratings).square().sum()
    return torch.autograd.grad(loss, (U, V))
