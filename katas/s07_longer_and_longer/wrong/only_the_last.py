# expect: WRONG_VALUE — kept only the last loss
# You throw the old entries away, and that keeps the memory small. But the log was wanted: all misfits, not only the
# last one. A few thousand numbers need next to nothing. It is their graphs that are large.

import torch

RATE = 0.1


class Log:
    def __init__(self):
        self.total = 0.0
        self.history = []

    def note(self, loss):
        self.total = self.total + loss
        self.history = [loss]


def misfit(settings):
    return (torch.tanh(1.01 * settings) ** 2).sum()


def loop(x, n):
    settings = x.detach().clone().requires_grad_(True)
    log = Log()
    for _ in range(n):
        settings.grad = None
        loss = misfit(settings)
        loss.backward()
        log.note(loss.item())
        with torch.no_grad():
            settings -= RATE * settings.grad
    return settings.grad, log.total, log.history
