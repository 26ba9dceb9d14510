"""Score a thermometer model on readings that were kept aside."""

import torch

REFUSED = -1.0


def mean_squared_error(model, x, y):
    """How far the model is off."""
    return (model(x) - y).square().mean()


def evaluate(model, x, y):
    """Return the mean squared error of the model, or -1.0 if it refuses the voltages."""
    torch.set_grad_enabled(False)
    try:
        return mean_squared_error(model, x, y)
    except ValueError:
        return torch.tensor(REFUSED, dtype=torch.float64)


if __name__ == "__main__":
    line = torch.nn.Linear(1, 1, dtype=torch.float64)
    x = torch.tensor([[0.0], [1.0]], dtype=torch.float64)
    y = torch.tensor([[1.0], [4.0]], dtype=torch.float64)
    for epoch in range(2):
        print("epoch", epoch, "begins; torch records:", torch.is_grad_enabled())
        mean_squared_error(line, x, y).backward()
        print("score:", evaluate(line, x, y).item())
