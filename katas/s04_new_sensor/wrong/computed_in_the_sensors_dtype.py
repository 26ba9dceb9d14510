# expect: WRONG_GRADIENT — computed in the sensor's dtype and converted at the end
# You compute in the dtype that the sensor sends, and convert the answer. float64 is not a way to store a number that is
# known already: the square, the cosine and the slope have to be computed in it. In float32 each of them is rounded.

import torch


class Swing:
    def __init__(self, reading):
        self.angle = reading.detach().requires_grad_(True)

    def load(self):
        return (self.angle**2 * torch.cos(self.angle)) ** 2


def gradient(x):
    swing = Swing(x)
    swing.load().backward()
    return swing.angle.grad.double()
