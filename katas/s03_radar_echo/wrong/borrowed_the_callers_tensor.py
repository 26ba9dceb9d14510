# expect: WRONG_GRADIENT — used the caller's own tensor as the leaf
# You differentiate with the caller's own tensor. Its old .grad is added into your answer, and afterwards it has a .grad
# and a requires_grad that the caller did not ask for. Keep the detached one that the program started with.

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
    angle = x.requires_grad_(True)
    radar = Radar(deflection)
    radar.echo(angle).sum().backward()
    return angle.grad.clone()
