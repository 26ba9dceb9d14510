"""House prices by a linear model; a penalty on the weights is to keep them small."""

import torch


def squares(parameters):
    """Return the sum of the squares of all weights; a bias may be as large as it likes."""
    return sum(each.data.pow(2).sum() for name, each in parameters.items() if name != "bias")


def loss_of(parameters, x, y, strength):
    """Return the mean squared error plus the penalty."""
    prediction = x @ parameters["weight"] + parameters["bias"]
    error = (prediction - y).pow(2).mean()
    return error + strength * squares(parameters)


def gradients(weight, bias, x, y, strength):
    """Return the slopes of the loss with respect to weight and bias."""
    parameters = {"weight": weight.detach().requires_grad_(True), "bias": bias.detach().requires_grad_(True)}
    loss_of(parameters, x, y, strength).backward()
    return parameters["weight"].grad, parameters["bias"].grad


if __name__ == "__main__":
    x = torch.tensor([[1.0, 1.1], [2.0, 1.9], [3.0, 3.0]], dtype=torch.float64)
    y = torch.tensor([1.0, 4.0, 5.0], dtype=torch.float64)
    for strength in (0.0, 0.1, 10.0):
        weight, bias = torch.zeros(2, dtype=torch.float64), torch.zeros((), dtype=torch.float64)
        for _ in range(2000):
            d_weight, d_bias = gradients(weight, bias, x, y, strength)
            weight, bias = weight - 0.02 * d_weight, bias - 0.02 * d_bias
        loss = loss_of({"weight": weight, "bias": bias}, x, y, strength)
        print(f"strength {strength}: loss {loss.item():.4f}, weights {weight.tolist()}")
