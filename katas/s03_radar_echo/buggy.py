"""A radar: in which direction should the antenna turn to get a stronger echo?"""

import numpy as np
import torch


def deflection(angle):
    """Return how far the antenna bends, from the mechanics department's NumPy formula."""
    return torch.as_tensor(np.arctan(angle.detach().numpy()))


class Radar:
    """What comes back at a given angle."""

    def __init__(self, deflection):
        self.deflection = deflection

    def echo(self, angle):
        """Return the strength of the echo."""
        power = angle**2
        phase = torch.cos(angle)
        bend = self.deflection(angle)
        return power * phase / bend


def gradient(x):
    """Return how fast the echo changes with each angle in x."""
    angle = x.detach().requires_grad_(True)
    radar = Radar(deflection)
    radar.echo(angle).sum().backward()
    return angle.grad


if __name__ == "__main__":
    x, step = torch.tensor(7.0, dtype=torch.float64), 1e-6
    radar = Radar(deflection)
    print("computed:", gradient(x).item())
    print("measured:", ((radar.echo(x + step) - radar.echo(x - step)) / (2 * step)).item())
