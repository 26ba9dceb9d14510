# expect: RAISED — the model's new tensors are no leaves, so their .grad is None
# There is a None where a gradient should be. If you store the new tensors in the model while torch is recording: they
# require a gradient, but they are results of a computation, no leaves, and backward() fills the .grad of leaves only.
# A parameter must begin afresh after each step, without a history.

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
    model.weight = model.weight - lr * model.weight.grad
    model.bias = model.bias - lr * model.bias.grad


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
