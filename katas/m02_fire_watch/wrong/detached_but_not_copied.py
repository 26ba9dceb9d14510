# expect: RAISED — now torch notices the write, but it still happens
# Your program writes to the result of the sigmoid before backward has used it. If you wrote detach() for .data, or
# put the write into no_grad(), you are one step further: torch sees the write now and tells you so. But neither of
# them makes a copy. The statistic needs numbers that nobody else uses.

import torch

ALARM = 0.5


def alarm_load(probabilities):
    alarms = probabilities.detach()
    alarms[alarms < ALARM] = 0.0
    return alarms.sum()


def step(logits, burning):
    logits = logits.detach().requires_grad_(True)
    probabilities = torch.sigmoid(logits)
    loss = (probabilities - burning.double()).square().mean()
    load = alarm_load(probabilities)
    loss.backward()
    return loss.detach(), load, logits.grad
