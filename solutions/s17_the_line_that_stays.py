"""Change the number inside of the model's own tensors.

Cause: `parameter = parameter - …` computes the right number, but gives it to a new tensor that only the loop variable
knows. The model keeps its old weight and bias. `-=` writes into the tensor that the model holds, under `no_grad`,
because the step is no part of the loss. Now `parameter.grad = None` also reaches the model's tensors: before, it
cleared the .grad of a tensor that never had one.
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


def step(model, loss, lr):
    """Make one step of gradient descent."""
    loss.backward()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter -= lr * parameter.grad
            parameter.grad = None


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
