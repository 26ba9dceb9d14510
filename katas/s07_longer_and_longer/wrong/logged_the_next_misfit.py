# expect: WRONG_VALUE — computed the logged misfit again, after the step
# Your log holds bare numbers, computed anew without recording. But you computed them after the settings had moved, so
# each of them is the misfit of the next round, and the first one is lost. Log the loss that this round's gradient
# belongs to.

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
        with torch.no_grad():
            settings -= RATE * settings.grad
            log.note(misfit(settings).item())
    return settings.grad, log.total, log.history
