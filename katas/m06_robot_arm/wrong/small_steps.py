# expect: WRONG_GRADIENT — the slopes were measured with a small step
# You measured the slopes with a small step, and so you did not need the connection at all. As a check that is good. But
# a step to one side only leaves about half of the digits right. torch can do it exactly, once the angles are
# connected.

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
    with torch.no_grad():
        here = loss(shoulder, elbow)
        return (loss(shoulder + 1e-6, elbow) - here) / 1e-6, (loss(shoulder, elbow + 1e-6) - here) / 1e-6
