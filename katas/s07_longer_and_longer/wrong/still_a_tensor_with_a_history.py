# expect: WRONG_VALUE — what is logged still holds its graph
# The message says which of the three results holds a graph. A list keeps every loss that it was given, and a sum of
# losses is a tensor whose history reaches back to the first round. Dropping retain_graph=True, `del loss` or
# gc.collect() changes nothing as long as somebody holds them, and clone() copies the way back along with the number.

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
        log.note(loss.clone())
        with torch.no_grad():
            settings -= RATE * settings.grad
    return settings.grad, log.total, log.history
