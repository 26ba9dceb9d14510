"""A model whose weights lie in one buffer, and the gradients that a backward pass has left."""

import torch


class Replica:
    """One of several copies of a model. The buffers travel over the network; the parameters look into them."""

    def __init__(self, weights, gradients):
        self.weights = weights.clone().contiguous()
        self.gradients = gradients.clone().contiguous()
        self.parameters = [torch.nn.Parameter(row) for row in self.weights]
        for parameter, row in zip(self.parameters, self.gradients, strict=True):
            parameter.grad = row


def replica(weights, gradients):
    """A model after its backward pass: one parameter per row of `weights`."""
    return Replica(weights, gradients)
