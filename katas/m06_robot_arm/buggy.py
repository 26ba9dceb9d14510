"""A robot arm with two links looks for its target by gradient descent."""

import torch

UPPER_ARM = torch.tensor([3.0, 0.0], dtype=torch.float64)
FOREARM = torch.tensor([2.0, 0.0], dtype=torch.float64)
TARGET = torch.tensor([3.0, 2.0], dtype=torch.float64)
PRICE = 0.1  # of turning a joint


def rotation(angle):
    """Return the 2 x 2 matrix that turns a vector by this angle."""
    cos, sin = torch.cos(angle), torch.sin(angle)
    return torch.tensor([[cos, -sin], [sin, cos]], dtype=torch.float64)


def tip(shoulder, elbow):
    """Return the place of the tip of the arm."""
    return rotation(shoulder) @ (UPPER_ARM + rotation(elbow) @ FOREARM)


def loss(shoulder, elbow):
    """Return the squared distance from the target, plus the price of turning."""
    miss = tip(shoulder, elbow) - TARGET
    return miss @ miss + PRICE * (shoulder**2 + elbow**2)


def gradients(shoulder, elbow):
    """Return the slopes of the loss with respect to both angles."""
    shoulder = shoulder.detach().requires_grad_(True)
    elbow = elbow.detach().requires_grad_(True)
    loss(shoulder, elbow).backward()
    return shoulder.grad, elbow.grad


if __name__ == "__main__":
    angles = [torch.tensor(0.7, dtype=torch.float64), torch.tensor(-0.3, dtype=torch.float64)]
    for _ in range(100):
        angles = [angle - 0.02 * slope for angle, slope in zip(angles, gradients(*angles), strict=True)]
    print("angles after 100 steps:", [angle.item() for angle in angles])
    print("loss:", loss(*angles).item())
