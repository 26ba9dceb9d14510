# expect: RAISED — cut the loss off before going back
# torch finds no way back from the loss. If you detached it, or its input, or computed it under no_grad(): then there is
# no graph that could pile up, but no gradient, either. The graph of the present round is needed. It is those of the
# rounds before that should be gone.

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
        loss = misfit(settings).detach()
        loss.backward()
        log.note(loss)
        with torch.no_grad():
            settings -= RATE * settings.grad
    return settings.grad, log.total, log.history
