"""Make the targets a column, too.

The model returns a column of shape (N, 1), and the targets came as (N,). Broadcasting lines shapes up from the right,
so the difference was an N × N table: each forecast against each target. With y.unsqueeze(1) both are (N, 1), and each
forecast meets only its own target. The axis is named: a bare squeeze() or a transpose would depend on N.
"""

import torch


def predict(weight, bias, x):
    """Return the minutes that the model expects for each order."""
    return x @ weight + bias


def mean_squared_error(prediction, target):
    """Return the mean of the squared differences."""
    return ((prediction - target) ** 2).mean()


def gradients(weight, bias, x, y):
    """Return the gradients of the mean squared error with respect to the weight and the bias."""
    weight = weight.detach().requires_grad_(True)
    bias = bias.detach().requires_grad_(True)
    loss = mean_squared_error(predict(weight, bias, x), y.unsqueeze(1))
    return torch.autograd.grad(loss, (weight, bias))
