# expect: RAISED — the loss is not connected with the logits
# torch finds no way from the loss back to the logits. If you detached the probabilities where they are computed, then
# the statistic can do no harm, but the loss has lost its connection, too. Only the statistic may be detached.

import torch

ALARM = 0.5


def alarm_load(probabilities):
    alarms = probabilities.data
    alarms[alarms < ALARM] = 0.0
    return alarms.sum()


def step(logits, burning):
    logits = logits.detach().requires_grad_(True)
    probabilities = torch.sigmoid(logits).detach()
    loss = (probabilities - burning.double()).square().mean()
    load = alarm_load(probabilities)
    loss.backward()
    return loss.detach(), load, logits.grad
