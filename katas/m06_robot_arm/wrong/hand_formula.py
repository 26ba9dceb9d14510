# expect: BROKE_RULE — the slopes did not come from torch
# Your numbers are right, but torch did not differentiate. If you worked the slopes out by hand: a real arm has seven
# joints, and there nobody does this. If you measured them with small steps: that costs new runs for every joint, and
# digits. Find the line where the angle stops being a part of the computation.

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
        x, y = tip(shoulder, elbow)
        reach_x, reach_y = 2 * torch.cos(shoulder + elbow), 2 * torch.sin(shoulder + elbow)
        miss_x, miss_y = x - TARGET[0], y - TARGET[1]
        of_shoulder = 2 * (miss_y * x - miss_x * y) + 2 * PRICE * shoulder
        return of_shoulder, 2 * (miss_y * reach_x - miss_x * reach_y) + 2 * PRICE * elbow
