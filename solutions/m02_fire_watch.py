"""Let the statistic work on a copy.

The slope of the sigmoid is p * (1 - p), so torch saved p for the way back. `.data` is the same memory, and the zeros
that the statistic wrote there came out of p * (1 - p) as zeros: no slope for any camera without alarm. `detach()`
leaves the history behind, `clone()` makes new numbers. The statistic may do with them whatever it likes.
"""

import torch

ALARM = 0.5  # a camera with this probability of a fire, or more, raises the alarm


def alarm_load(probabilities):
    """Return how many real fires to expect behind the alarms: the sum of their probabilities."""
    alarms = probabilities.detach().clone()
    alarms[alarms < ALARM] = 0.0
    return alarms.sum()


def step(logits, burning):
    """Return the loss, the alarm load and the slope of the loss for each logit."""
    logits = logits.detach().requires_grad_(True)
    probabilities = torch.sigmoid(logits)
    loss = (probabilities - burning.double()).square().mean()
    load = alarm_load(probabilities)
    loss.backward()
    return loss.detach(), load, logits.grad
