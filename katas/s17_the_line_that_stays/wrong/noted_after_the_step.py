# expect: WRONG_VALUE — the weights and biases are one step late
# The training is right, but your lists do not fit together: the losses begin at the start, the weights and biases one
# step later. The loss was computed with the parameters before the step, so note those.

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
    with torch.no_grad():
        for parameter in model.parameters():
            parameter -= lr * parameter.grad
            parameter.grad = None


def train(weight, bias, x, y, lr, n):
    model = Line(weight, bias)
    weights, biases, losses = [], [], []
    for _ in range(n + 1):
        loss = torch.mean((model.predict(x) - y) ** 2)
        step(model, loss, lr)
        weights.append(model.weight.item())
        biases.append(model.bias.item())
        losses.append(loss.item())
    return weights, biases, losses
