# expect: OVER_BUDGET — moved the noted numbers to the host
# The numbers lie in the host's memory now, eight bytes each. What they hold did not move along: cpu() is a step of
# the computation, so torch records it, and the copy has a way back through it to the residual on the device. It is
# the graph that is large, not the number.

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
        residual = gains * raw - level
        loss = (residual**2).sum() / 2
        loss.backward()
        error.note(residual.abs().mean().cpu())
        with torch.no_grad():
            gains -= RATE * gains.grad
        gains.grad = None
    return gains.detach(), error.value()
