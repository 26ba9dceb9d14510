# expect: OVER_BUDGET — made a number of the error at the end
# Your result holds no graph any more, and what the call keeps is right. But the peak is as high as before: until the
# last frame is done the sum drags the residuals of all frames along. A plain number at the end comes too late. At
# which moment does the first frame's residual stop being needed?

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
        return (self.sum / self.count).item()


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
