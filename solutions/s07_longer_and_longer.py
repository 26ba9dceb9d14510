"""Log numbers, not losses.

Why it works: item() reads the value of the loss as a Python float, which has no history. When the next round gives
the name `loss` to a new tensor, nobody holds the old one any more, and its graph is freed at once. The same goes for
the sum: float plus float is a float. retain_graph=True is gone as well. Each round goes forward anew and back once,
so there is no second pass that would need the saved values.
"""

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
        log.note(loss.item())
        with torch.no_grad():
            settings -= RATE * settings.grad
    return settings.grad, log.total, log.history
