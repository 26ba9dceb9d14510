# expect: WRONG_VALUE — kept only the last number
# Now only one number is alive at a time, and the memory does not grow. But the mean over all frames was asked for,
# and the numbers of the frames before are lost. Numbers are cheap; find out what makes these expensive.

import torch

RATE = 0.2


class Mean:
    def __init__(self):
        self.sum = 0.0
        self.count = 0

    def note(self, number):
        self.sum = number
        self.count = 1

    def value(self):
        return self.sum / self.count


def calibrate(gains, frames):
    gains = gains.detach().clone().requires_grad_(True)
    error = Mean()
    for raw, level in frames:
        residual = gains * raw - level
        loss = (residual**2).sum() / 2
        loss.backward()
        error.note(residual.abs().mean())
        with torch.no_grad():
            gains -= RATE * gains.grad
        gains.grad = None
    return gains.detach(), error.value()
