# expect: WRONG_GRADIENT — returned the answer for one example
# You return the numbers that are right at y = 3, whatever the input is.
# A slope belongs to a place: at another y the power rises faster or slower. The function must work it out for the
# input that it gets.

import torch


def gradients(x, y):
    return torch.tensor(0.0, dtype=torch.float64), torch.tensor(6.0, dtype=torch.float64)
