# expect: SIDE_EFFECT — the caller's spectra require a gradient now
# The gradients are right. But x belongs to the caller, and now it requires a gradient and even has one, which fills as
# much memory as x itself. If you did this for a checkpoint that wants an input with requires_grad: give it a leaf of
# your own with the same numbers, or ask for the kind of checkpoint that does not care.

import torch
from torch.utils.checkpoint import checkpoint


class Layer:
    def __init__(self, weight):
        self.weight = weight

    def __call__(self, h):
        return h + torch.tanh(h @ self.weight)


def run(layers, h):
    for layer in layers:
        h = layer(h)
    return h


class Autoencoder:
    def __init__(self, weights):
        *hidden, self.last = weights
        self.layers = [Layer(weight) for weight in hidden]

    def __call__(self, x):
        h = x.requires_grad_()
        for first in range(0, len(self.layers), 6):
            h = checkpoint(run, self.layers[first : first + 6], h, use_reentrant=True)
        return h @ self.last


def training_step(x, w):
    w = w.detach().requires_grad_()
    network = Autoencoder(w)
    loss = (network(x) - x.detach()).square().mean()
    loss.backward()
    return loss.detach(), w.grad
