# expect: WRONG_VALUE — the entries of the history, or the gradient, still hold a graph
# The sum is a bare number now. But something else that you return still has a history. If it is the entries of the
# list: each of them is a loss with its whole graph. If it is the gradient: create_graph=True makes torch record the
# backward pass as well, and that is for those who want to differentiate once more.

import torch

RATE = 0.1


class Log:
    def __init__(self):
        self.total = 0.0
        self.history = []

    def note(self, loss):
        self.total = self.total + loss.item()
        self.history.append(loss)


def misfit(settings):
    return (torch.tanh(1.01 * settings) ** 2).sum()


def loop(x, n):
    settings = x.detach().clone().requires_grad_(True)
    log = Log()
    for _ in range(n):
        settings.grad = None
        loss = misfit(settings)
        loss.backward(retain_graph=True)
        log.note(loss)
        with torch.no_grad():
            settings -= RATE * settings.grad
    return settings.grad, log.total, log.history
