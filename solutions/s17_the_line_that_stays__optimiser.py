"""Hand the parameters over to an optimiser.

Cause: the update changed what a name means, not what the model holds. `torch.optim.SGD` keeps the very tensors that it
is given and changes their numbers in place, which is exactly what the loop should have done. It is made once, before
the first step. `zero_grad()` empties the gradients, because `backward()` only adds to them.
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

    def parameters(self):
        """Return what can be trained."""
        return [self.weight, self.bias]


def train(weight, bias, x, y, lr, n):
    """Return the weights, the biases and the losses of n steps: three lists of n + 1 numbers."""
    model = Line(weight, bias)
    optimiser = torch.optim.SGD(model.parameters(), lr=lr)
    weights, biases, losses = [], [], []
    for _ in range(n + 1):
        loss = torch.mean((model.predict(x) - y) ** 2)
        weights.append(model.weight.item())
        biases.append(model.bias.item())
        losses.append(loss.item())
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    return weights, biases, losses
