# expect: WRONG_GRADIENT — returned the slope of the limiter alone
# Your answer is dt/dz: how fast the output changes with the signal that reaches the limiter. Asked for is the change
# with the vibration x, and between x and z stand two more stages. The outermost slope is only the first factor of the
# chain rule.

import torch


def sensitivity(x):
    z = 4 * torch.sin(x) ** 2
    return 1 - torch.tanh(z) ** 2
