# expect: WRONG_GRADIENT — the path through the deflection is missing
# torch adds over all paths from x to z that it recorded, and here it recorded two of three. A middle value without a
# history counts as a constant, however it was computed. Setting requires_grad on such a value makes it the start of a
# new path, not a part of this one.

import numpy as np
import torch


def deflection(angle):
    return torch.as_tensor(np.arctan(angle.detach().numpy())).requires_grad_(True)


class Radar:
    def __init__(self, deflection):
        self.deflection = deflection

    def echo(self, angle):
        power = angle**2
        phase = torch.cos(angle)
        bend = self.deflection(angle)
        return power * phase / bend


def gradient(x):
    angle = x.detach().requires_grad_(True)
    radar = Radar(deflection)
    radar.echo(angle).sum().backward()
    return angle.grad
