# expect: WRONG_GRADIENT — took the softmax along the wrong axis
# You take log-probabilities, and these are what was missing. But your softmax runs down the text, along axis 0: the
# places of the text compete with each other. Asked for is which letter comes next at one place, so each row must sum
# to 1.

import torch
import torch.nn.functional as F


def gradient(table, text):
    table = table.detach().requires_grad_(True)
    scores = table[text[:-1]]
    loss = F.nll_loss(F.log_softmax(scores, dim=0), text[1:])
    return torch.autograd.grad(loss, table)[0]
