# expect: WRONG_VALUE — noted the error after the step
# What you note has no graph, and the memory is fine. But you compute the residual again after the gains have moved,
# so each error belongs to the gains of the next frame. The task asks for the error that a frame found.

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
        with torch.no_grad():
            gains -= RATE * gains.grad
            error.note((gains * raw - level).abs().mean())
        gains.grad = None
    return gains.detach(), error.value()
