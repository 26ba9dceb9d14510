"""Write the entries into a matrix that is there already.

The matrix starts as a table of zeros without any history. `matrix[0, 0] = cos` is a recorded write: from then on the
matrix requires a gradient, and this entry of its slope goes back to the angle. That is handy for matrices with many
zeros. The dtype has to be given, or the table is float32 and rounds what is written into it.
"""

import torch

UPPER_ARM = torch.tensor([3.0, 0.0], dtype=torch.float64)
FOREARM = torch.tensor([2.0, 0.0], dtype=torch.float64)
TARGET = torch.tensor([3.0, 2.0], dtype=torch.float64)
PRICE = 0.1  # of turning a joint


def rotation(angle):
    """Return the 2 x 2 matrix that turns a vector by this angle."""
    matrix = torch.zeros(2, 2, dtype=torch.float64)
    matrix[0, 0] = matrix[1, 1] = torch.cos(angle)
    matrix[0, 1] = -torch.sin(angle)
    matrix[1, 0] = torch.sin(angle)
    return matrix


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
