# expect: BROKE_RULE — wrote the gradient down as a formula
# Without torch's differentiation there is no graph, and your numbers are right. But a device with more than one formula
# needs torch, and then the log eats the memory again. Find out what in it holds on to the graphs.

import torch


def loop(x, n):
    w, history = x.detach(), []
    for _ in range(n):
        t = torch.tanh(1.01 * w)
        history.append((t**2).sum().item())
        gradient = 2.02 * t * (1 - t**2)
        w = w - 0.1 * gradient
    return gradient, sum(history), history
