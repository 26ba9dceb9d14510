# expect: WRONG_VALUE — no slope has arrived at the logits
# Your third result is None: no slope was stored. If you caught the error that came from backward, then backward
# stopped where it found overwritten numbers. The error was right; look for the line that overwrites them.

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
    try:
        loss.backward()
    except RuntimeError:
        pass
    return loss.detach(), load, logits.grad
