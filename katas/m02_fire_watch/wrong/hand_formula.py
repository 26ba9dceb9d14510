# expect: BROKE_RULE — the slope was worked out by hand
# Your numbers are right. But the network in front of the logits has no formula that you could write down, and there
# the overwritten numbers would do their harm again. Find out who overwrites them, and let torch differentiate.

import torch

ALARM = 0.5


def alarm_load(probabilities):
    return torch.where(probabilities >= ALARM, probabilities, 0.0).sum().detach()


def step(logits, burning):
    with torch.no_grad():
        p = torch.sigmoid(logits)
        miss = p - burning.double()
        return miss.square().mean(), alarm_load(p), 2 * miss * p * (1 - p) / len(p)
