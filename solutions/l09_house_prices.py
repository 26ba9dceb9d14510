"""Square the parameter itself.

`.data` hands over the numbers of a parameter without their history. So the penalty was computed correctly, and for the
backward pass it was a constant like 3.7: it has no way back to the weights. Without `.data` the penalty is a part of
the graph, and its slope, 2 · strength · weight, adds up with that of the error in `.grad`.
"""


def squares(parameters):
    """Return the sum of the squares of all weights; a bias may be as large as it likes."""
    return sum(each.pow(2).sum() for name, each in parameters.items() if name != "bias")


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
