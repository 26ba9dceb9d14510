"""Let each piece forget its scores, and compute them again on the way back.

Cause: the graph kept the scores of all places for the backward pass. A checkpoint keeps only what went into a piece:
the hidden states, the table and the words, which are there anyway. One backward pass at the end then goes through the
pieces, and works out the scores of one after the other, so only one piece of them is ever there. The price is one more
product with the table. In return the loss is one number with a graph, which may be used further.
"""

import torch
from torch.nn import functional as F
from torch.utils.checkpoint import checkpoint

PADDING = -1
PLACES = 32


def surprise(hidden, table, words):
    """The cross entropy of some places, added up; padding does not count."""
    return F.cross_entropy(hidden @ table.T, words, ignore_index=PADDING, reduction="sum")


def last_layer(hidden, table, words):
    """Return the loss, its slope at the hidden states for the layers below, and its slope at the table of words."""
    hidden = hidden.detach().requires_grad_()
    table = table.detach().requires_grad_()
    total = 0
    for places in torch.arange(len(words), device=words.device).split(PLACES):
        total = total + checkpoint(surprise, hidden[places], table, words[places], use_reentrant=False)
    loss = total / (words != PADDING).sum()
    return loss.detach(), *torch.autograd.grad(loss, (hidden, table))
