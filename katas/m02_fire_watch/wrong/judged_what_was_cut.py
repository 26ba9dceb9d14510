# expect: WRONG_VALUE — the loss judges the probabilities after the cut
# The loss is wrong now: for a camera without alarm it takes 0, not the probability. If you moved the statistic in
# front of the loss: it still writes to probabilities, only earlier. The log and the loss need two different tensors:
# one that is cut off below 0.5, and one that is not.

import torch

ALARM = 0.5


def alarm_load(probabilities):
    alarms = probabilities.data
    alarms[alarms < ALARM] = 0.0
    return alarms.sum()


def step(logits, burning):
    logits = logits.detach().requires_grad_(True)
    probabilities = torch.sigmoid(logits)
    load = alarm_load(probabilities).clone()
    loss = (probabilities - burning.double()).square().mean()
    loss.backward()
    return loss.detach(), load, logits.grad
