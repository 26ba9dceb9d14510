# expect: WRONG_VALUE — rounded the numbers in the log
# Nothing holds a graph any more. But you round what goes into the log: it looks tidier, and the digits are gone for
# everybody who computes with it later. Round when you print.

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
        log.note(round(loss.item(), 4))
        with torch.no_grad():
            settings -= RATE * settings.grad
    return settings.grad, log.total, log.history
