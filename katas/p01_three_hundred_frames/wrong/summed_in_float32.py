# expect: WRONG_VALUE — made float32 numbers of the errors
# The numbers in your sum have no graph, so the budget is met. But they are float32: torch.tensor() makes that of a
# Python float, and float() of a tensor. About seven digits are left of each error. A Python float has them all.

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
        error.note(torch.tensor(residual.abs().mean().item()))
        with torch.no_grad():
            gains -= RATE * gains.grad
        gains.grad = None
    return gains.detach(), error.value()
