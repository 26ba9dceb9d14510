# expect: WRONG_VALUE — the alarms were counted
# Slopes and loss are right. But the log is to hold the sum of the probabilities, and you count the cameras: an alarm
# with probability 0.7 stands for 0.7 expected fires, not for a whole one.

import torch

ALARM = 0.5


def alarm_load(probabilities):
    return (probabilities >= ALARM).double().sum()


def step(logits, burning):
    logits = logits.detach().requires_grad_(True)
    probabilities = torch.sigmoid(logits)
    loss = (probabilities - burning.double()).square().mean()
    load = alarm_load(probabilities)
    loss.backward()
    return loss.detach(), load, logits.grad
