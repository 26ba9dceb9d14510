# expect: RAISED — torch cannot follow a Python number
# torch says that the load does not require a gradient: it found no recorded way back. If you computed with item() or
# float(): a Python number has no history. If you detached the angle and did not set the flag after that: then it counts
# as a constant. The load must be computed with the very tensor that has the flag.

import torch


class Swing:
    def __init__(self, reading):
        self.angle = torch.tensor(float(reading), dtype=torch.float64)

    def load(self):
        return (self.angle**2 * torch.cos(self.angle)) ** 2


def gradient(x):
    swing = Swing(x)
    swing.load().backward()
    return swing.angle.grad
