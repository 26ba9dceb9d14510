# expect: WRONG_VALUE — computed in float32
# The loss has only about seven digits: somewhere the network computes in float32, and a double() at the end does not
# bring the others back. Half the bytes per number is half the memory, but here the full precision is asked for, and the
# peak would grow with each layer all the same.

import torch


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
            h = layer(h)
        return h @ self.last


def training_step(x, w):
    w = w.detach().requires_grad_()
    network = Autoencoder(w.float())
    loss = (network(x.float()).double() - x).square().mean()
    loss.backward()
    return loss.detach(), w.grad
