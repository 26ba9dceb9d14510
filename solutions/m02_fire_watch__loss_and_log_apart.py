"""Give each of the two a forward pass of its own.

The statistic did harm because it shared a tensor with the loss. Here the loss is a function of the logits,
differentiated as a whole, and what it computes in between is out of reach for everybody else. The log computes its
own probabilities: a second sigmoid costs next to nothing, and no write can touch what backward needs.
"""

import torch

ALARM = 0.5  # a camera with this probability of a fire, or more, raises the alarm


def loss_of(logits, burning):
    """Return the mean squared distance between probability and truth."""
    return (torch.sigmoid(logits) - burning.double()).square().mean()


def step(logits, burning):
    """Return the loss, the alarm load and the slope of the loss for each logit."""
    logits = logits.detach()
    slope, loss = torch.func.grad_and_value(loss_of)(logits, burning)
    probabilities = torch.sigmoid(logits)
    return loss, torch.where(probabilities >= ALARM, probabilities, 0.0).sum(), slope
