# expect: WRONG_GRADIENT — the deflection went through float32
# All three paths are open now. But the deflection is computed in float32, so it has only about seven digits, and the
# slope does not get more. Compute in the dtype that comes in, from the beginning to the end.

import torch


def deflection(angle):
    return torch.atan(angle.float()).double()


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
