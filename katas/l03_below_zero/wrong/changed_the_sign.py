# expect: WRONG_GRADIENT — turned the sign of the loss round
# The loss is positive now, but its slope was turned round together with it. If you put a minus in front, or took the
# absolute value: gradient descent now makes the right letters less and less probable. The negative sign was a symptom.
# Which step of a negative log-likelihood is missing?

import torch
import torch.nn.functional as F


def gradient(table, text):
    table = table.detach().requires_grad_(True)
    scores = table[text[:-1]]
    loss = -F.nll_loss(F.softmax(scores, dim=1), text[1:])
    return torch.autograd.grad(loss, table)[0]
