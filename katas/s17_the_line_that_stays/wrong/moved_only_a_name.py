# expect: WRONG_VALUE — the model never moves
# All your weights and biases are those of the start. The step computes new numbers, but they do not reach the model:
# giving a loop variable or a place in a list a new tensor leaves the model's own tensor alone, and so does a step on a
# copy. If your update is in place and you still read this, then .grad was emptied before it was used.

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
            parameter = parameter - lr * parameter.grad
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
