"""Finish a few places, forward and backward, before the next ones begin.

Cause: all scores were there at once, places × words of them, and in the backward pass three such tensors. The loss is a
sum over the places. So the places can be taken a few at a time: each round goes backward at once, which frees its
scores, and its part of the slopes is added to `.grad`. Every part is divided by the number of all real words, which is
known from the start; then a short last round, or one with much padding, weighs what it should.
"""

import torch
from torch.nn import functional as F

PADDING = -1
PLACES = 32


def last_layer(hidden, table, words):
    """Return the loss, its slope at the hidden states for the layers below, and its slope at the table of words."""
    hidden = hidden.detach().requires_grad_()
    table = table.detach().requires_grad_()
    real = (words != PADDING).sum()
    loss = 0
    for places in torch.arange(len(words), device=words.device).split(PLACES):
        scores = hidden[places] @ table.T
        part = F.cross_entropy(scores, words[places], ignore_index=PADDING, reduction="sum") / real
        part.backward()
        loss = loss + part.detach()
    return loss, hidden.grad, table.grad
