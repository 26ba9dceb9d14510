# expect: WRONG_VALUE — let the gradients of all rounds add up
# The log is fine, but the line that clears the gradient is gone. backward() adds to .grad, so from the second round on
# the settings move by the sum of all gradients so far. Clearing .grad and freeing graphs are two different things.

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
        loss = misfit(settings)
        loss.backward()
        log.note(loss.item())
        with torch.no_grad():
            settings -= RATE * settings.grad
    return settings.grad, log.total, log.history
