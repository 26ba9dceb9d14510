"""Put both parameters into one vector, and write the mean as it stands in the task.

Cause: the program went backward from a sum of N errors, and wrote down their mean: two numbers that differ by N. Here
there is one number, `loss`, that is written down and differentiated. `torch.func.grad_and_value` returns both at once.
The line is a product: each measurement is a row (x, 1), and the prediction is the row times (stiffness, offset).
"""

import torch


def mean_squared_error(parameters, x, y):
    """Return the mean squared error of the line."""
    predictions = torch.column_stack([x, torch.ones_like(x)]) @ parameters
    return (predictions - y).square().mean()


def fit(stiffness, offset, x, y, lr, n):
    """Return n + 1 rows (stiffness, offset, mean squared error), the start included."""
    parameters = torch.tensor([stiffness, offset], dtype=torch.float64)
    rows = []
    for _ in range(n + 1):
        gradient, loss = torch.func.grad_and_value(mean_squared_error)(parameters, x, y)
        rows.append(torch.cat([parameters, loss[None]]))
        parameters = parameters - lr * gradient
    return torch.stack(rows)
