"""Write the loss for one order, and let torch.vmap repeat it.

In a function for a single order there is no axis of orders, so none can be mixed up with another: the forecast is one
number, its target is one number. vmap runs the function for each pair of x and y. The loss of the batch is the mean of
these N numbers, and torch.func.grad differentiates it with respect to both parameters.
"""

import torch


def squared_error(weight, bias, features, minutes):
    """Return the squared error of one order."""
    return (features @ weight[:, 0] + bias[0] - minutes) ** 2


def mean_squared_error(weight, bias, x, y):
    """Return the mean over all orders."""
    return torch.vmap(squared_error, in_dims=(None, None, 0, 0))(weight, bias, x, y).mean()


def gradients(weight, bias, x, y):
    """Return the gradients of the mean squared error with respect to the weight and the bias."""
    return torch.func.grad(mean_squared_error, argnums=(0, 1))(weight, bias, x, y)
