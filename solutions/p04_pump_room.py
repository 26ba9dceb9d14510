"""Remember what goes into every sixth layer, and compute the rest again.

Cause: the backward pass needs two tensors of each hidden layer, its input and its tanh. All 72 waited for it at the
same time, although it works on one layer at a time.
A checkpoint forgets what happens inside a group of layers and keeps only what goes in. When the backward pass arrives,
it runs the group once more and has the inside back. With six groups of six layers, six inputs and the 12 tensors of one
group are alive together. use_reentrant=False records the group as usual, so it does not matter that x is data.
"""

import torch
from torch.utils.checkpoint import checkpoint

GROUP = 6  # layers; about the square root of how many there are


class Layer:
    """A hidden layer: mix the frequency bands, and add a bent version of the mixture."""

    def __init__(self, weight):
        self.weight = weight

    def __call__(self, h):
        return h + torch.tanh(h @ self.weight)


def run(layers, h):
    """Send h through the layers."""
    for layer in layers:
        h = layer(h)
    return h


class Autoencoder:
    """Many hidden layers, and a linear one that brings the spectra back."""

    def __init__(self, weights):
        *hidden, self.last = weights
        self.layers = [Layer(weight) for weight in hidden]

    def __call__(self, x):
        h = x
        for first in range(0, len(self.layers), GROUP):
            h = checkpoint(run, self.layers[first : first + GROUP], h, use_reentrant=False)
        return h @ self.last


def training_step(x, w):
    """Return the loss of the network with weights w on the spectra x, and the gradient of the loss for w."""
    w = w.detach().requires_grad_()
    loss = (Autoencoder(w)(x) - x).square().mean()
    loss.backward()
    return loss.detach(), w.grad
