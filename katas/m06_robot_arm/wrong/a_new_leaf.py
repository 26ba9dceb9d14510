# expect: WRONG_GRADIENT — the rotations do not depend on the angles
# Your slopes know the price of turning and nothing of the target: for torch the place of the tip is a constant. If
# you marked the matrix with requires_grad, or went through as_tensor, item() or NumPy: each of these starts with bare
# numbers. A mark on the copy makes a new leaf, but no way leads from it back to the angle.

import torch

UPPER_ARM = torch.tensor([3.0, 0.0], dtype=torch.float64)
FOREARM = torch.tensor([2.0, 0.0], dtype=torch.float64)
TARGET = torch.tensor([3.0, 2.0], dtype=torch.float64)
PRICE = 0.1


def rotation(angle):
    cos, sin = torch.cos(angle), torch.sin(angle)
    return torch.tensor([[cos, -sin], [sin, cos]], dtype=torch.float64, requires_grad=True)


def tip(shoulder, elbow):
    return rotation(shoulder) @ (UPPER_ARM + rotation(elbow) @ FOREARM)


def loss(shoulder, elbow):
    miss = tip(shoulder, elbow) - TARGET
    return miss @ miss + PRICE * (shoulder**2 + elbow**2)


def gradients(shoulder, elbow):
    shoulder = shoulder.detach().requires_grad_(True)
    elbow = elbow.detach().requires_grad_(True)
    loss(shoulder, elbow).backward()
    return shoulder.grad, elbow.grad
