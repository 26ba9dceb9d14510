# expect: WRONG_VALUE — the parameters are float32
# The way is right, but only to about 7 digits: torch.tensor makes a float32 tensor of a Python float. Measurements in
# float64 do not help if the parameters forget half of the digits.

import torch


class Line:
    def __init__(self, weight, bias):
        self.weight = torch.tensor(weight, requires_grad=True)
        self.bias = torch.tensor(bias, requires_grad=True)

    def predict(self, voltage):
        return self.weight * voltage + self.bias

    def parameters(self):
        return [self.weight, self.bias]


def step(model, loss, lr):
    loss.backward()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter -= lr * parameter.grad
            parameter.grad = None


def train(weight, bias, x, y, lr, n):
    model = Line(weight, bias)
    weights, biases, losses = [], [], []
    for _ in range(n + 1):
        loss = torch.mean((model.predict(x) - y) ** 2)
        weights.append(model.weight.item())
        biases.append(model.bias.item())
        losses.append(loss.item())
        step(model, loss, lr)
    return weights, biases, losses
