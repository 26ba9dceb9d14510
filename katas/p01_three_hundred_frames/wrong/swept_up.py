# expect: OVER_BUDGET — the noted numbers keep their graphs
# The running sum still holds what it was given: numbers with a way back to the gains, and on each way the residual of
# its frame, 1 MiB here. If you deleted names, collected garbage or emptied the cache: all of that frees what nobody
# holds any more. These residuals are held, by the sum. Ask what is put into it.

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
        del residual, loss
        torch.cuda.empty_cache()
    return gains.detach(), error.value()
