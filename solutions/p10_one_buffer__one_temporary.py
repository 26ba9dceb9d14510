"""One tensor beside the parameter, without a name.

Cause: two of the tensors that the formula makes lived at the same time.
add with alpha=decay computes p.grad + decay * p in one operation, so there is one new tensor and no other. It goes
straight into add_ and is gone when that is done. Had it a name, it would live on until the next round of the loop has
made its own, and there would be two again.
"""

import torch


@torch.no_grad()
def update(model, lr, decay):
    """Take one step with the model, and return what goes to the other machines: its weights and its gradients."""
    for p in model.parameters:
        p.add_(p.grad.add(p, alpha=decay), alpha=-lr)
    return model.weights, model.gradients
