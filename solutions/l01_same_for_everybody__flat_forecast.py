"""Let the model return a flat list, one forecast for each order.

The last axis of the forecast has length 1 because the weight is a column. It says nothing, so the model drops it by
name, with squeeze(1), before anybody else sees it. A bare squeeze() would also swallow the axis of a batch of one.
Now forecast and target are both (N,), and the loss from the library has nothing to warn about.
"""

import torch.nn.functional as F


def predict(weight, bias, x):
    """Return the minutes that the model expects for each order, as a flat tensor."""
    return (x @ weight).squeeze(1) + bias


def gradients(weight, bias, x, y):
    """Return the gradients of the mean squared error with respect to the weight and the bias."""
    weight = weight.detach().requires_grad_(True)
    bias = bias.detach().requires_grad_(True)
    F.mse_loss(predict(weight, bias, x), y).backward()
    return weight.grad, bias.grad
