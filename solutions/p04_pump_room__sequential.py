"""Let torch divide the layers into groups.

Cause: everything that the backward pass will need, of all layers, waited at the same time.
checkpoint_sequential takes a list of layers and the number of groups. It keeps what goes into each group and computes
the inside again on the way back. The last group it leaves alone, because the backward pass begins with it. The linear
layer at the end is a layer like the others here, so the list is never empty.
"""

import math

import torch
from torch.utils.checkpoint import checkpoint_sequential


def hidden(weight):
    """A hidden layer: mix the frequency bands, and add a bent version of the mixture."""
    return lambda h: h + torch.tanh(h @ weight)


def autoencoder(weights):
    """The layers in order, the linear one last."""
    return [*map(hidden, weights[:-1]), lambda h: h @ weights[-1]]


def training_step(x, w):
    """Return the loss of the network with weights w on the spectra x, and the gradient of the loss for w."""
    w = w.detach().requires_grad_()
    layers = autoencoder(w)
    output = checkpoint_sequential(layers, math.isqrt(len(layers)), x, use_reentrant=False)
    loss = (output - x).square().mean()
    loss.backward()
    return loss.detach(), w.grad
