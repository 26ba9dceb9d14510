# expect: WRONG_VALUE — logged float32 numbers
# You made new tensors for the log, and they have no graph. But torch.tensor() makes float32 of a Python float, so each
# entry keeps only about seven digits. A Python float would have been fine as it was.

import torch

RATE = 0.1


class Log:
    def __init__(self):
        self.total = 0.0
        self.history = []

    def note(self, loss):
        self.total = self.total + loss
        self.history.append(loss)


def misfit(settings):
    return (torch.tanh(1.01 * settings) ** 2).sum()


def loop(x, n):
    settings = x.detach().clone().requires_grad_(True)
    log = Log()
    for _ in range(n):
        settings.grad = None
        loss = misfit(settings)
        loss.backward()
        log.note(torch.tensor(loss.item()))
        with torch.no_grad():
            settings -= RATE * settings.grad
    return settings.grad, log.total, log.history
