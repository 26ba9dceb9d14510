# expect: OVER_BUDGET — one checkpoint for each layer
# Every layer runs again on the way back, and its tanh is no longer kept. That is half of the way. But a checkpoint
# keeps what goes into it, and with one around each of 36 layers, 36 inputs wait all the time. Fewer checkpoints keep
# less: try several layers in each, and count the inputs that wait and the tensors of one group that is being worked
# on.

import torch
from torch.utils.checkpoint import checkpoint


class Layer:
    def __init__(self, weight):
        self.weight = weight

    def __call__(self, h):
        return h + torch.tanh(h @ self.weight)


class Autoencoder:
    def __init__(self, weights):
        *hidden, self.last = weights
        self.layers = [Layer(weight) for weight in hidden]

    def __call__(self, x):
        h = x
        for layer in self.layers:
            h = checkpoint(layer, h, use_reentrant=False)
        return h @ self.last


def training_step(x, w):
    w = w.detach().requires_grad_()
    network = Autoencoder(w)
    loss = (network(x) - x).square().mean()
    loss.backward()
    return loss.detach(), w.grad
