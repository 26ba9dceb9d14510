# expect: RAISED — the model's new tensors do not require gradients
# The first step works now, and the second one fails. If you store the new tensors in the model: they were made inside
# no_grad, so torch does not follow them, and the next loss has no graph. They must become leaves that require a
# gradient, or the old leaves must stay and change their numbers.

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
