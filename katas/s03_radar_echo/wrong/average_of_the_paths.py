# expect: WRONG_GRADIENT — took the mean over the three paths
# All three paths are open, but you divide by their number. Your slope is a third of the right one. The paths do not
# vote: what each of them brings is added in full.

import torch


def deflection(angle):
    return torch.atan(angle)


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
    return angle.grad / 3
