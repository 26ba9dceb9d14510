"""Use a transform that gives no graph away.

Why it works: torch.func.grad_and_value builds its graph inside, goes back, and returns gradient and value as plain
tensors. There is no loss with a history that one could log by mistake. The settings never require a gradient, so the
step needs no no_grad().
"""

import torch


def misfit(settings):
    return (torch.tanh(1.01 * settings) ** 2).sum()


def loop(x, n):
    settings, history = x.detach(), []
    for _ in range(n):
        gradient, loss = torch.func.grad_and_value(misfit)(settings)
        settings = settings - 0.1 * gradient
        history.append(loss)
    return gradient, sum(history), history
