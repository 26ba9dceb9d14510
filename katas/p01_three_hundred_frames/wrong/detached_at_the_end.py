# expect: OVER_BUDGET — cut the graph of the error off at the end
# The returned error has no graph any more, so little is kept after the call. But the peak is as high as before:
# detach() gives a new tensor without a way back, and the sum itself, with all residuals behind it, grows until the
# last frame. Cut each number off before it goes into the sum.

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
        error.note(residual.abs().mean())
        with torch.no_grad():
            gains -= RATE * gains.grad
        gains.grad = None
    return gains.detach(), error.value().detach()
