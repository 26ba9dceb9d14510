# expect: OVER_BUDGET — collected the numbers in a list
# A list instead of a sum: the graphs are separate now, and there are as many as before. Each entry is a tensor with a
# way back, and on it lies the residual of its frame. A list of a million plain numbers would be small. Look at what
# one entry is when you put it in.

import torch

RATE = 0.2


class Mean:
    def __init__(self):
        self.numbers = []

    def note(self, number):
        self.numbers.append(number)

    def value(self):
        return torch.stack(self.numbers).mean()


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
