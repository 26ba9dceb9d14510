"""Log tensors without a history.

Why it works: detach() gives a tensor with the same value that does not know how it was computed, so it holds no
graph. It stays where it is: on a GPU, item() waits until the device has finished, and detach() does not. The sum is
taken once, after the loop, over entries that have no history, so it has none, either.
"""

import torch


def misfit(settings):
    return (torch.tanh(1.01 * settings) ** 2).sum()


def loop(x, n):
    settings = x.detach().clone().requires_grad_(True)
    history = []
    for _ in range(n):
        loss = misfit(settings)
        (gradient,) = torch.autograd.grad(loss, settings)
        history.append(loss.detach())
        with torch.no_grad():
            settings -= 0.1 * gradient
    return gradient, torch.stack(history).sum(), history
