# expect: WRONG_GRADIENT — rows and columns of the rotation are exchanged
# The angles are connected now. But your matrix is the transpose of the rotation: it turns with the clock. Look at
# where the minus stands. With stack, dim=0 puts what you give it as rows, dim=1 as columns. Try an angle of a quarter
# turn: (1, 0) has to become (0, 1).

import torch

UPPER_ARM = torch.tensor([3.0, 0.0], dtype=torch.float64)
FOREARM = torch.tensor([2.0, 0.0], dtype=torch.float64)
TARGET = torch.tensor([3.0, 2.0], dtype=torch.float64)
PRICE = 0.1


def rotation(angle):
    cos, sin = torch.cos(angle), torch.sin(angle)
    return torch.stack([torch.stack([cos, -sin]), torch.stack([sin, cos])], dim=1)


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
