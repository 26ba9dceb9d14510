# expect: WRONG_GRADIENT — read the gradient of the leaf in the sensor's dtype
# You read the .grad of the leaf, so there is a slope now. But the leaf has the sensor's dtype, and a .grad always has
# the dtype of its tensor. So for float32 the answer is a float32 tensor, with about seven digits. The leaf has to be a
# float64 tensor itself.

import torch


class Swing:
    def __init__(self, reading):
        self.angle = reading.detach().requires_grad_(True)

    def load(self):
        return (self.angle.double() ** 2 * torch.cos(self.angle.double())) ** 2


def gradient(x):
    swing = Swing(x)
    swing.load().backward()
    return swing.angle.grad
