# expect: WRONG_VALUE — the lists hold tensors with their graphs
# The training is right, and so are all numbers. But your lists hold tensors that still hang on a graph, one for each
# step. Each graph keeps the values alive that its backward pass would need, so a long training fills the memory. A
# record is made of numbers.

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
        weights.append(model.weight.item())
        biases.append(model.bias.item())
        losses.append(loss)
        step(model, loss, lr)
    return weights, biases, losses
