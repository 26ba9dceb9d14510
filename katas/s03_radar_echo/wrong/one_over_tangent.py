# expect: WRONG_GRADIENT — took 1 / tan(x) for the arc tangent
# You replaced the arc tangent by 1 / tan(x). The notation tan⁻¹ on many calculators means the inverse function, not the
# reciprocal: atan(tan(x)) gives x back for small x. So your echo is another function of x, with another slope.

import torch


def deflection(angle):
    return 1 / torch.tan(angle)


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
