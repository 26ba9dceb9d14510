# expect: RAISED — cut the way from the loss to the gains
# torch finds no way back from the loss to the gains. If you detached the residual or the gains, or computed
# everything under no_grad(), then there is no graph that could pile up, but no slope either. The loss needs its graph
# until the step is done. It is the noted number that needs none.

import torch

RATE = 0.2


class Mean:
    def __init__(self):
        self.sum = 0.0
        self.count = 0

    def note(self, number):
        self.sum = self.sum + number
        self.count += 1

    def value(self):
        return self.sum / self.count


def calibrate(gains, frames):
    gains = gains.detach().clone().requires_grad_(True)
    error = Mean()
    for raw, level in frames:
        residual = (gains * raw - level).detach()
        loss = (residual**2).sum() / 2
        loss.backward()
        error.note(residual.abs().mean())
        with torch.no_grad():
            gains -= RATE * gains.grad
        gains.grad = None
    return gains.detach(), error.value()
