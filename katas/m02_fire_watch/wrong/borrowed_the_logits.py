# expect: SIDE_EFFECT — worked on the tensor of the caller
# Your three results are right. But you switched requires_grad on for the logits of the caller, and it stays on. Keep
# the leaf of your own that the program had.

import torch

ALARM = 0.5


def alarm_load(probabilities):
    return torch.where(probabilities >= ALARM, probabilities, 0.0).sum().detach()


def step(logits, burning):
    logits.requires_grad_(True)
    probabilities = torch.sigmoid(logits)
    loss = (probabilities - burning.double()).square().mean()
    (slope,) = torch.autograd.grad(loss, logits)
    return loss.detach(), alarm_load(probabilities), slope
