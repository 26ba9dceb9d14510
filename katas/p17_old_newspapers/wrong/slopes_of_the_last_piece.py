# expect: WRONG_GRADIENT — each piece replaces the slopes at the table
# The loss is right, and at the hidden states the slopes are, too. But every place has a share in the slopes at the
# table, and each of your pieces puts its own share in place of those before it. They have to be added.

import torch
from torch.nn import functional as F

PADDING = -1


def last_layer(hidden, table, words):
    real = (words != PADDING).sum()
    table = table.detach().requires_grad_()
    loss, at_hidden = 0, []
    for some, follow in zip(hidden.split(1), words.split(1), strict=False):
        some = some.detach().requires_grad_()
        part = F.cross_entropy(some @ table.T, follow, ignore_index=PADDING, reduction="sum") / real
        slopes, at_table = torch.autograd.grad(part, (some, table))
        at_hidden.append(slopes)
        loss += part.detach()
    return loss, torch.cat(at_hidden), at_table
