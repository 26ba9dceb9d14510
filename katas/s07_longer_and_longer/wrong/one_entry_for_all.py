# expect: WRONG_VALUE — put the same tensor into the log in every round
# No entry holds a graph. But all of them are the same tensor, which you overwrite in each round: in the end every entry
# shows the last misfit. A log needs a number of its own for each round.

import torch

RATE = 0.1


class Log:
    def __init__(self):
        self.total = 0.0
        self.history = []
        self.latest = torch.zeros((), dtype=torch.float64)

    def note(self, loss):
        self.total = self.total + loss
        self.history.append(self.latest.copy_(loss))


def misfit(settings):
    return (torch.tanh(1.01 * settings) ** 2).sum()


def loop(x, n):
    settings = x.detach().clone().requires_grad_(True)
    log = Log()
    for _ in range(n):
        settings.grad = None
        loss = misfit(settings)
        loss.backward()
        log.note(loss.detach())
        with torch.no_grad():
            settings -= RATE * settings.grad
    return settings.grad, log.total, log.history
