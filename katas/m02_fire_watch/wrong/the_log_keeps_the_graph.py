# expect: WRONG_VALUE — a number for the log still holds the graph
# Your numbers are right, and nothing is overwritten. But one of the results still knows how it was computed: whoever
# keeps it in a log keeps the whole graph of its training step, and the memory fills up round by round. What goes into
# a log has to leave its history behind.

import torch

ALARM = 0.5


def alarm_load(probabilities):
    return torch.where(probabilities >= ALARM, probabilities, 0.0).sum()


def step(logits, burning):
    logits = logits.detach().requires_grad_(True)
    probabilities = torch.sigmoid(logits)
    loss = (probabilities - burning.double()).square().mean()
    load = alarm_load(probabilities)
    loss.backward()
    return loss.detach(), load, logits.grad
