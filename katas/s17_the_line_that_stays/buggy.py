"""Calibrate a thermometer: find the line that turns its voltage into a temperature."""

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
            parameter = parameter - lr * parameter.grad
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


if __name__ == "__main__":
    voltage = torch.tensor([-1.0, 0.0, 0.5, 1.5], dtype=torch.float64)
    temperature = torch.tensor([-1.2, 2.1, 3.4, 6.6], dtype=torch.float64)
    for weight, bias, loss in zip(*train(5.0, 0.0, voltage, temperature, 0.1, 6), strict=True):
        print(f"temperature = {weight:.4f} * voltage + {bias:.4f}, loss {loss:.4f}")
