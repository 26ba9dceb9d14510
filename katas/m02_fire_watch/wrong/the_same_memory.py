# expect: WRONG_VALUE — the statistic still writes to the numbers of the network
# Loss and log are right, but cameras below the alarm get no slope. What .data or .detach().numpy() gives you looks
# like a copy, and is none: it is the same memory under another name. The zeros written there are zeros in
# probabilities, too, and backward reads the slope of the sigmoid, p * (1 - p), from there.

import torch

ALARM = 0.5


def alarm_load(probabilities):
    alarms = probabilities.detach().numpy()
    alarms[alarms < ALARM] = 0.0
    return torch.tensor(alarms.sum(), dtype=torch.float64)


def step(logits, burning):
    logits = logits.detach().requires_grad_(True)
    probabilities = torch.sigmoid(logits)
    loss = (probabilities - burning.double()).square().mean()
    load = alarm_load(probabilities)
    loss.backward()
    return loss.detach(), load, logits.grad
