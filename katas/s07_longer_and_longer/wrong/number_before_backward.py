# expect: RAISED — made a number of the loss before going back
# A Python number has no backward(). You made one of the loss too early: the loss itself still needs its way back, only
# the entry in the log does not. Let the name `loss` stand for the tensor until the pass is over.

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
        loss = misfit(settings).item()
        loss.backward()
        log.note(loss)
        with torch.no_grad():
            settings -= RATE * settings.grad
    return settings.grad, log.total, log.history
