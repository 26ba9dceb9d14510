# expect: RAISED — deepcopy does not copy computed tensors
# You want a copy, and that is the right idea. But deepcopy would have to copy the history, too, and it refuses that
# for a tensor that was computed. For the numbers alone there is a way: first leave the history behind, then copy.

import copy

import torch

ALARM = 0.5


def alarm_load(probabilities):
    alarms = copy.deepcopy(probabilities)
    alarms[alarms < ALARM] = 0.0
    return alarms.sum()


def step(logits, burning):
    logits = logits.detach().requires_grad_(True)
    probabilities = torch.sigmoid(logits)
    loss = (probabilities - burning.double()).square().mean()
    load = alarm_load(probabilities)
    loss.backward()
    return loss.detach(), load, logits.grad
