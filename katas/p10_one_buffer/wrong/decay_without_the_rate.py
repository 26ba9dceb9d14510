# expect: WRONG_VALUE — the decay is not multiplied with lr
# Each weight shrinks by the share decay, whatever lr is. In the formula, the decay stands inside the bracket that lr is
# multiplied with. When you take a formula apart into steps in place, multiply its brackets out on paper first.

import torch


@torch.no_grad()
def update(model, lr, decay):
    for p in model.parameters:
        p.mul_(1 - decay).add_(p.grad, alpha=-lr)
    return model.weights, model.gradients
