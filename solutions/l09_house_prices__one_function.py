"""Write the loss as one function of what is to be learnt.

A function transform differentiates a function with respect to its arguments, so the question "which tensor has a
history?" does not come up: what is computed from the arguments counts, and nothing has to be marked. The penalty is the
scalar product of the weights with themselves. One thing stays as it was: a detour through `.data` or `.item()` inside
the function would make a constant here, too.
"""

import torch


def gradients(weight, bias, x, y, strength):
    """Return the slopes of the loss with respect to weight and bias."""

    def loss(weight, bias):
        return (x @ weight + bias - y).pow(2).mean() + strength * weight @ weight

    return torch.func.grad(loss, argnums=(0, 1))(weight.detach(), bias.detach())
