# expect: WRONG_VALUE — the threshold was compared with the logits
# Slopes and loss are right, and most of the log, too. But 0.5 is a probability, and you compare it with the logits: a
# logit of 0.25 is below 0.5, and yet its probability is 0.56. Logits and probabilities live on different scales.

import torch

ALARM = 0.5


def alarm_load(probabilities):
    logits = torch.logit(probabilities.detach())
    return probabilities.detach()[logits >= ALARM].sum()


def step(logits, burning):
    logits = logits.detach().requires_grad_(True)
    probabilities = torch.sigmoid(logits)
    loss = (probabilities - burning.double()).square().mean()
    load = alarm_load(probabilities)
    loss.backward()
    return loss.detach(), load, logits.grad
