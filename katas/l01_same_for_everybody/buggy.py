"""A pizza service fits a linear model for its delivery times."""

import torch


def predict(weight, bias, x):
    """Return the minutes that the model expects for each order."""
    return x @ weight + bias


def mean_squared_error(prediction, target):
    """Return the mean of the squared differences."""
    return ((prediction - target) ** 2).mean()


def gradients(weight, bias, x, y):
    """Return the gradients of the mean squared error with respect to the weight and the bias."""
    weight = weight.detach().requires_grad_(True)
    bias = bias.detach().requires_grad_(True)
    loss = mean_squared_error(predict(weight, bias, x), y)
    return torch.autograd.grad(loss, (weight, bias))


if __name__ == "__main__":
    kilometres_and_pizzas = torch.tensor([[2.0, 1.0], [9.0, 2.0], [4.0, 6.0], [7.0, 3.0]], dtype=torch.float64)
    minutes = torch.tensor([15.0, 39.0, 31.0, 34.0], dtype=torch.float64)
    weight = torch.zeros(2, 1, dtype=torch.float64)
    bias = torch.zeros(1, dtype=torch.float64)
    for _ in range(20_000):
        weight_slope, bias_slope = gradients(weight, bias, kilometres_and_pizzas, minutes)
        weight -= 0.01 * weight_slope
        bias -= 0.01 * bias_slope
    print("minutes in the data:   ", minutes.tolist())
    forecast = predict(weight, bias, kilometres_and_pizzas)
    print("minutes of the model:  ", [round(m, 1) for m in forecast.flatten().tolist()])
    print("weights:               ", [round(w, 3) for w in weight.flatten().tolist()])
