# expect: WRONG_GRADIENT — the matrix is stored in float32
# To write the entries into an existing tensor keeps the connection, well done. But torch.zeros(2, 2) is float32,
# torch's default, so every entry is rounded to about 7 digits, and a conversion afterwards cannot bring them back.
# Say the dtype when you make the tensor.

import torch

UPPER_ARM = torch.tensor([3.0, 0.0], dtype=torch.float64)
FOREARM = torch.tensor([2.0, 0.0], dtype=torch.float64)
TARGET = torch.tensor([3.0, 2.0], dtype=torch.float64)
PRICE = 0.1


def rotation(angle):
    matrix = torch.zeros(2, 2)
    matrix[0, 0] = matrix[1, 1] = torch.cos(angle)
    matrix[0, 1] = -torch.sin(angle)
    matrix[1, 0] = torch.sin(angle)
    return matrix.double()


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
