"""One training step of a deep autoencoder that learns what a healthy pump sounds like."""

import torch


class Layer:
    """A hidden layer: mix the frequency bands, then bend."""

    def __init__(self, weight):
        self.weight = weight

    def __call__(self, h):
        return h + torch.tanh(h @ self.weight)


class Autoencoder:
    """Many hidden layers, and a linear one that brings the spectra back."""

    def __init__(self, weights):
        *hidden, self.last = weights
        self.layers = [Layer(weight) for weight in hidden]

    def __call__(self, x):
        h = x
        for layer in self.layers:
            h = layer(h)
        return h @ self.last


def training_step(x, w):
    """Return the loss of the network with weights w on the spectra x, and the gradient of the loss for w."""
    w = w.detach().requires_grad_()
    network = Autoencoder(w)
    loss = (network(x) - x).square().mean()
    loss.backward()
    return loss.detach(), w.grad


if __name__ == "__main__":
    from torch.autograd.graph import saved_tensors_hooks

    generator = torch.Generator().manual_seed(0)
    x = torch.randn(1000, 16, dtype=torch.float64, generator=generator)
    for count in (1, 10, 40):
        w = torch.randn(count, 16, 16, dtype=torch.float64, generator=generator) / 4
        kept = {}
        with saved_tensors_hooks(lambda t, kept=kept: kept.update({t.data_ptr(): t}) or t, lambda t: t):
            loss, _ = training_step(x, w)
        large = sum(t.numel() == x.numel() for t in kept.values())
        print(f"{count} matrices, loss {loss:.4f}: {large} tensors as large as x wait for the backward pass")
