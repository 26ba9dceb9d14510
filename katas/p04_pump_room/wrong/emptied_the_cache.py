# expect: OVER_BUDGET — two tensors of every layer wait for the backward pass
# When the backward pass begins, two tensors of every layer are alive: the graph holds them, because the gradients need
# them. If you wrote del, gc.collect() or empty_cache(): these give back what nobody holds any more, and here there is
# nothing of that kind. What the graph holds is released by not recording it, and then it has to be computed again.

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
            torch.cuda.empty_cache()
        return h @ self.last


def training_step(x, w):
    w = w.detach().requires_grad_()
    network = Autoencoder(w)
    loss = (network(x) - x).square().mean()
    del network
    torch.cuda.empty_cache()
    loss.backward()
    return loss.detach(), w.grad
