# expect: WRONG_GRADIENT — the tensor whose .grad is read is not a leaf
# For float64 you are right. For every other dtype the tensor whose .grad you read is not the leaf: the flag was set on
# one tensor, and the conversion made another. backward() goes through that one and stores the slope further back. Print
# is_leaf of the tensor that you read.

import torch


class Swing:
    def __init__(self, reading):
        self.angle = reading.detach().requires_grad_(True).to(torch.float64)

    def load(self):
        return (self.angle**2 * torch.cos(self.angle)) ** 2


def gradient(x):
    swing = Swing(x)
    swing.load().backward()
    return swing.angle.grad
