"""Give the model new tensors, and make them leaves.

Cause: the new values never reached the model; only a loop variable knew them. Here they are stored in the model by
name. A tensor that comes out of a computation under `no_grad` does not require a gradient, so it has to be told to.
Then it is a fresh leaf, and its `.grad` is empty: nothing has to be cleared.
"""

import torch


class Line:
    """temperature = weight * voltage + bias."""

    def __init__(self, weight, bias):
        self.weight = torch.tensor(weight, dtype=torch.float64, requires_grad=True)
        self.bias = torch.tensor(bias, dtype=torch.float64, requires_grad=True)

    def predict(self, voltage):
        """Return the temperatures for some voltages."""
        return self.weight * voltage + self.bias


def step(model, loss, lr):
    """Make one step of gradient descent."""
    loss.backward()
    with torch.no_grad():
        for name in ("weight", "bias"):
            parameter = getattr(model, name)
            setattr(model, name, (parameter - lr * parameter.grad).requires_grad_(True))


def train(weight, bias, x, y, lr, n):
    """Return the weights, the biases and the losses of n steps: three lists of n + 1 numbers."""
    model = Line(weight, bias)
    weights, biases, losses = [], [], []
    for _ in range(n + 1):
        loss = torch.mean((model.predict(x) - y) ** 2)
        weights.append(model.weight.item())
        biases.append(model.bias.item())
        losses.append(loss.item())
        step(model, loss, lr)
    return weights, biases, losses
