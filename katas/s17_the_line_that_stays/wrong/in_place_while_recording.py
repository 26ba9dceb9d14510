# expect: RAISED — a leaf was changed in place while torch was recording
# Changing the model's own tensors in place is a good idea. But a leaf that requires a gradient may not be changed
# while torch is recording. The step is no part of the loss, so torch should look away during it.

import torch


class Line:
    def __init__(self, weight, bias):
        self.weight = torch.tensor(weight, dtype=torch.float64, requires_grad=True)
        self.bias = torch.tensor(bias, dtype=torch.float64, requires_grad=True)

    def predict(self, voltage):
        return self.weight * voltage + self.bias

    def parameters(self):
        return [self.weight, self.bias]


def step(model, loss, lr):
    loss.backward()
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
