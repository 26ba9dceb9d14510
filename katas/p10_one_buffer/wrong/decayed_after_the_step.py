# expect: WRONG_VALUE — the decay takes the weights after the step
# Two steps in place, and the second sees what the first has written: you shrink the weights that have moved already, so
# the gradient's part is shrunk as well. In the formula, decay · p is computed with the weights from before the step.

import torch


@torch.no_grad()
def update(model, lr, decay):
    for p in model.parameters:
        p.add_(p.grad, alpha=-lr)
        p.mul_(1 - lr * decay)
    return model.weights, model.gradients
