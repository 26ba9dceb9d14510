# expect: OVER_BUDGET — one checkpoint for the whole network
# The forward pass needs next to nothing now. But look when the peak comes: in the backward pass. It begins by running
# all the layers again, and then everything is there that was there before. You moved the peak, and it is as high as it
# was. What is computed again at one time has to be a small piece of the network.

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
        return checkpoint(run, self.layers, x, use_reentrant=False) @ self.last


def training_step(x, w):
    w = w.detach().requires_grad_()
    network = Autoencoder(w)
    loss = (network(x) - x).square().mean()
    loss.backward()
    return loss.detach(), w.grad
