"""Measure without writing.

The sum needs no table with zeros in it. A comparison gives a tensor of truths, and with this as an index torch copies
the entries that belong to the alarms into a new tensor. Nothing is overwritten, so the numbers that the sigmoid saved
for the way back are the ones that backward finds. Under `no_grad` no history is kept for the log.
"""

import torch

ALARM = 0.5  # a camera with this probability of a fire, or more, raises the alarm


def alarm_load(probabilities):
    """Return how many real fires to expect behind the alarms: the sum of their probabilities."""
    with torch.no_grad():
        return probabilities[probabilities >= ALARM].sum()


def step(logits, burning):
    """Return the loss, the alarm load and the slope of the loss for each logit."""
    logits = logits.detach().requires_grad_(True)
    probabilities = torch.sigmoid(logits)
    loss = (probabilities - burning.double()).square().mean()
    load = alarm_load(probabilities)
    loss.backward()
    return loss.detach(), load, logits.grad
