"""Adjust the settings of a device, round by round, and keep a log."""

import torch

RATE = 0.1


class Log:
    """What happened so far."""

    def __init__(self):
        self.total = 0.0
        self.history = []

    def note(self, loss):
        """Add the loss of one round."""
        self.total = self.total + loss
        self.history.append(loss)


def misfit(settings):
    """Return how badly the device is adjusted."""
    return (torch.tanh(1.01 * settings) ** 2).sum()


def loop(x, n):
    """Adjust the settings n times, beginning at x; return the last gradient, the sum of the losses, and all losses."""
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


if __name__ == "__main__":
    gradient, total, history = loop(torch.tensor([1.0, -2.0], dtype=torch.float64), 5)
    print("last gradient:", gradient)
    print("total:", total)
    print("history:", *history, sep="\n  ")
