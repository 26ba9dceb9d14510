"""Compute the deflection in torch, so that all three paths are recorded.

Why it works: NumPy's result is a bare number, so torch took the deflection for a constant and its backward pass
summed over two paths of three. torch.atan gives the same value and leaves a record. At x the three messages meet and
are added: through the power, through the phase, and through the deflection.
"""

import torch


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
    radar = Radar(torch.atan)
    radar.echo(angle).sum().backward()
    return angle.grad
