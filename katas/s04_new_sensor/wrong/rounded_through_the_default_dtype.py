# expect: WRONG_GRADIENT — built a float32 tensor out of a Python number
# You made a new leaf out of the bare number. But torch.tensor() turns a Python float into the default dtype, float32,
# and the old recordings lose their digits before double() sees them. Say the dtype where the tensor is made.

import torch


class Swing:
    def __init__(self, reading):
        self.angle = torch.tensor(reading.item()).double().requires_grad_(True)

    def load(self):
        return (self.angle**2 * torch.cos(self.angle)) ** 2


def gradient(x):
    swing = Swing(x)
    swing.load().backward()
    return swing.angle.grad
