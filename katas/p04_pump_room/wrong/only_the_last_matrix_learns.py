# expect: WRONG_GRADIENT — no gradient arrives at the hidden layers
# The loss is right, but all hidden layers have the gradient zero: nothing leads from the loss back to them. If you use
# checkpoint() with use_reentrant=True, which is also what it does when you do not say: it looks for a tensor among the
# *arguments* that requires a gradient. The spectra do not, so its result has no graph, and there was a warning. A
# requires_grad_() on that result only makes a new leaf, with nothing behind it. And torch.autograd.grad(loss, w) does
# not enter such a checkpoint at all where the weights are no arguments of it. If you ran the layers under no_grad, or
# detached what they give: what is not recorded has no gradient, unless somebody computes it again.

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
        h = x
        for first in range(0, len(self.layers), 6):
            h = checkpoint(run, self.layers[first : first + 6], h, use_reentrant=True)
        return h @ self.last


def training_step(x, w):
    w = w.detach().requires_grad_()
    network = Autoencoder(w)
    loss = (network(x) - x).square().mean()
    loss.backward()
    return loss.detach(), w.grad
