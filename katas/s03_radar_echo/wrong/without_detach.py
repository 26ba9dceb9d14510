# expect: RAISED — took detach() away and kept NumPy
# If you took detach() away, then you found the place where the path is cut. But NumPy refuses a tensor that requires
# grad, and for a good reason: it could not record what it does with it. As long as the arc tangent is computed outside
# of torch, torch does not see this path.

import numpy as np
import torch


def deflection(angle):
    return torch.as_tensor(np.arctan(angle.numpy()))


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
