# expect: OVER_BUDGET — two large groups of layers
# Checkpoints around two halves: at the peak one half is there as a whole, 18 layers with two tensors each, and the
# input of the other. The idea is right, the groups are too large. How does the peak change with three groups, with
# six, and with 18? Add up the inputs of all groups and the inside of one.

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
        half = len(self.layers) // 2
        h = checkpoint(run, self.layers[:half], x, use_reentrant=False)
        h = checkpoint(run, self.layers[half:], h, use_reentrant=False)
        return h @ self.last


def training_step(x, w):
    w = w.detach().requires_grad_()
    network = Autoencoder(w)
    loss = (network(x) - x).square().mean()
    loss.backward()
    return loss.detach(), w.grad
