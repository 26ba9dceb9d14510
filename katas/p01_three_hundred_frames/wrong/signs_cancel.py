# expect: WRONG_VALUE — took the mean first and the absolute value after it
# That saves the memory: a mean keeps no more than its shape, and the absolute value only has to save one number. But
# it is another number. Pixels that are too bright and pixels that are too dark cancel each other in the mean. What is
# computed is the task's; what is kept of it is yours.

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
        error.note(residual.mean().abs())
        with torch.no_grad():
            gains -= RATE * gains.grad
        gains.grad = None
    return gains.detach(), error.value()
