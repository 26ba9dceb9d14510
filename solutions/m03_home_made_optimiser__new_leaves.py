"""Change nothing: make new leaves for every step.

The rule forbids to change a leaf in place while torch records. Without a model that holds its parameters, nothing has
to be changed: `torch.func.grad_and_value` takes the parameters as an argument and gives back loss and gradients, and
the parameters of the next step are new tensors. No leaf and no .grad outlives its step. This is the style of
functional libraries.
"""

import torch


def loss_of(parameters, x, y):
    """Return the mean squared distance of the line from the points."""
    slope, offset = parameters
    return (slope * x + offset - y).square().mean()


def losses(x, y, lr, n):
    """Return the losses of n training steps, each from before its step."""
    parameters = torch.tensor([1.0, 0.5], dtype=torch.float64)
    history = []
    for _ in range(n):
        gradients, loss = torch.func.grad_and_value(loss_of)(parameters, x, y)
        history.append(loss.item())
        parameters = parameters - lr * gradients
    return history
