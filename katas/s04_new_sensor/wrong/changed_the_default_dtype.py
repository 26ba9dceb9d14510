# expect: SIDE_EFFECT — changed torch's default dtype
# Your slope is right. But you changed the default dtype for everybody: from now on every torch.tensor(0.5) in the whole
# program is a float64. One conversion here does not need a switch for all.

import torch


class Swing:
    def __init__(self, reading):
        torch.set_default_dtype(torch.float64)
        self.angle = torch.tensor(reading.item()).requires_grad_(True)

    def load(self):
        return (self.angle**2 * torch.cos(self.angle)) ** 2


def gradient(x):
    swing = Swing(x)
    swing.load().backward()
    return swing.angle.grad
