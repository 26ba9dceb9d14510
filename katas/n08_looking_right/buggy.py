"""Where do people look? The gradient of the angle between predicted and true directions."""

import torch


def angles(a, b):
    """The angle between the directions in each row, in radians."""
    dot = (a * b).sum(dim=1)
    cosine = dot / (a.norm(dim=1) * b.norm(dim=1))
    return torch.acos(cosine)


def correction(predicted, target):
    """Return the gradient of the summed angles with respect to the predicted directions."""
    predicted = predicted.detach().requires_grad_(True)
    loss = angles(predicted, target).sum()
    (slope,) = torch.autograd.grad(loss, predicted)
    return slope


if __name__ == "__main__":
    target = torch.tensor([[0.0, 0.0, 1.0], [1.0, 1e-6, 0.0], [0.0, 1.0, 0.0]], dtype=torch.float64)
    predicted = torch.tensor([[0.0, 0.0, 2.0], [1.0, 0.0, 0.0], [3.0, 0.0, 4.0]], dtype=torch.float64)
    torch.set_printoptions(precision=10)
    print("angles:  ", angles(predicted, target))
    print("gradient:", correction(predicted, target))
