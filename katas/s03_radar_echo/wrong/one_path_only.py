# expect: WRONG_GRADIENT — only the path through the deflection is left
# Now the deflection changes with the angle, but the power and the phase count as constants. You have changed one cut
# path for two others. Every path from x to z has to be open, all three at the same time.

import torch


def deflection(angle):
    return torch.atan(angle)


class Radar:
    def __init__(self, deflection):
        self.deflection = deflection

    def echo(self, angle):
        power = angle.detach() ** 2
        phase = torch.cos(angle.detach())
        bend = self.deflection(angle)
        return power * phase / bend


def gradient(x):
    angle = x.detach().requires_grad_(True)
    radar = Radar(deflection)
    radar.echo(angle).sum().backward()
    return angle.grad
