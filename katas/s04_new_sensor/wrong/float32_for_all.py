# expect: WRONG_GRADIENT — converted every angle to float32
# You bring all angles to the same dtype before you set the flag, so the leaf is a leaf. But float32 is the short one:
# now the old float64 recordings lose digits, too. Bring them all to the dtype that has room for every one of them.

import torch


class Swing:
    def __init__(self, reading):
        self.angle = reading.detach().float().requires_grad_(True)

    def load(self):
        return (self.angle**2 * torch.cos(self.angle)) ** 2


def gradient(x):
    swing = Swing(x)
    swing.load().backward()
    return swing.angle.grad.double()
