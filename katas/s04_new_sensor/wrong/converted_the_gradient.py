# expect: WRONG_GRADIENT — converted the gradient after it was rounded
# The dtype of your answer is right, but most of its digits are not: the slope was stored in the .grad of a float32 or
# float16 leaf first, and there it was rounded. double() makes room for more digits, it cannot find them again.

import torch


class Swing:
    def __init__(self, reading):
        self.angle = reading.detach().requires_grad_(True)

    def load(self):
        return (self.angle.double() ** 2 * torch.cos(self.angle.double())) ** 2


def gradient(x):
    swing = Swing(x)
    swing.load().backward()
    return swing.angle.grad.double()
