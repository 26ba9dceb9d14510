# expect: WRONG_GRADIENT — the price of turning is missing
# Now the arm finds the target. But your slopes belong to the distance alone: the price of turning the joints is gone.
# It belongs to the loss, and it was right in the program.

import torch

UPPER_ARM = torch.tensor([3.0, 0.0], dtype=torch.float64)
FOREARM = torch.tensor([2.0, 0.0], dtype=torch.float64)
TARGET = torch.tensor([3.0, 2.0], dtype=torch.float64)
PRICE = 0.1


def rotation(angle):
    cos, sin = torch.cos(angle), torch.sin(angle)
    return torch.stack([torch.stack([cos, -sin]), torch.stack([sin, cos])])


def tip(shoulder, elbow):
    return rotation(shoulder) @ (UPPER_ARM + rotation(elbow) @ FOREARM)


def loss(shoulder, elbow):
    miss = tip(shoulder, elbow) - TARGET
    return miss @ miss


def gradients(shoulder, elbow):
    shoulder = shoulder.detach().requires_grad_(True)
    elbow = elbow.detach().requires_grad_(True)
    loss(shoulder, elbow).backward()
    return shoulder.grad, elbow.grad
