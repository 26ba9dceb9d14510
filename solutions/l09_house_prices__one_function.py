"""Write the loss as one function of what is to be learnt.

A function transform differentiates a function with respect to its arguments, so the question "which tensor has a
history?" does not come up: what is computed from the arguments counts, and nothing has to be marked. The penalty is the
scalar product of the weights with themselves. The price: the loss must be a function from its parameters to a number,
with no detour through `.data` or `.item()`; for a detour of the second kind the transform even raises.
"""

import torch


def gradients(weight, bias, x, y, strength):
    """Return the slopes of the loss with respect to weight and bias."""

    def loss(weight, bias):
        return (x @ weight + bias - y).pow(2).mean() + strength * weight @ weight

    return torch.func.grad(loss, argnums=(0, 1))(weight.detach(), bias.detach())
