# expect: SIDE_EFFECT — worked on the tensors of the caller
# Your slopes are right. But you switched requires_grad on for tensors that belong to the caller, and it stays on
# after the call. Make leaves of your own, as the program did.

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
    return miss @ miss + PRICE * (shoulder**2 + elbow**2)


def gradients(shoulder, elbow):
    shoulder.requires_grad_(True)
    elbow.requires_grad_(True)
    return torch.autograd.grad(loss(shoulder, elbow), (shoulder, elbow))
