# expect: OVER_BUDGET — returned a new tensor of weights
# What you return is a new tensor as large as the model, and at the peak there are even two. The model's own buffer,
# which was given to you to be changed, still has the old weights: whoever trains on with the model has learned
# nothing.

import torch


@torch.no_grad()
def update(model, lr, decay):
    weights = torch.stack([p - lr * (p.grad + decay * p) for p in model.parameters])
    return weights, model.gradients
