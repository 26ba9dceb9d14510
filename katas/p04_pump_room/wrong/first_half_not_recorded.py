# expect: WRONG_GRADIENT — the first half of the layers has no gradient
# The later layers are right, but the first half of the hidden ones has the gradient zero. If you ran them under
# no_grad, or detached h in the middle: they keep nothing any more, and so there is no way back through them.
# Forgetting is only half of the trick. What is forgotten has to be computed again when the backward pass comes there.

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
        half = len(self.layers) // 2
        with torch.no_grad():
            for layer in self.layers[:half]:
                h = layer(h)
        for layer in self.layers[half:]:
            h = layer(h)
        return h @ self.last


def training_step(x, w):
    w = w.detach().requires_grad_()
    network = Autoencoder(w)
    loss = (network(x) - x).square().mean()
    loss.backward()
    return loss.detach(), w.grad
