"""Stack the entries in place of reading their numbers.

`torch.tensor([[cos, …]])` reads four numbers and makes a new leaf of them, so for torch the place of the tip was a
constant. Only the price of turning had a slope, and it wants both angles to be 0: the arm straightened itself.
`torch.stack` is a recorded operation: on the way back it hands each entry of the slope on to the entry that it was
made of.
"""

import torch

UPPER_ARM = torch.tensor([3.0, 0.0], dtype=torch.float64)
FOREARM = torch.tensor([2.0, 0.0], dtype=torch.float64)
TARGET = torch.tensor([3.0, 2.0], dtype=torch.float64)
PRICE = 0.1  # of turning a joint


def rotation(angle):
    """Return the 2 x 2 matrix that turns a vector by this angle."""
    cos, sin = torch.cos(angle), torch.sin(angle)
    return torch.stack([torch.stack([cos, -sin]), torch.stack([sin, cos])])


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
