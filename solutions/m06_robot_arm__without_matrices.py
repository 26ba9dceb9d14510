"""Do without the matrix: follow the two coordinates.

The slopes got lost where numbers were copied out of tensors to build a matrix. Nothing has to be built if the arm is
written down link by link: each one points in the direction of all angles so far, added up. Only cos, sin, products
and sums are left, and torch records every one of them.
"""

import torch

UPPER_ARM, FOREARM = 3.0, 2.0  # lengths
TARGET_X, TARGET_Y = 3.0, 2.0
PRICE = 0.1  # of turning a joint


def loss(shoulder, elbow):
    """Return the squared distance from the target, plus the price of turning."""
    miss_x = UPPER_ARM * torch.cos(shoulder) + FOREARM * torch.cos(shoulder + elbow) - TARGET_X
    miss_y = UPPER_ARM * torch.sin(shoulder) + FOREARM * torch.sin(shoulder + elbow) - TARGET_Y
    return miss_x**2 + miss_y**2 + PRICE * (shoulder**2 + elbow**2)


def gradients(shoulder, elbow):
    """Return the slopes of the loss with respect to both angles."""
    return torch.func.grad(loss, argnums=(0, 1))(shoulder, elbow)
