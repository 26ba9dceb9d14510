# expect: OVER_BUDGET — the slopes of all pieces wait to be added
# No scores wait any more: each piece is finished before the next. But each one leaves its own slopes for the whole
# table behind, 1 MiB, and all of them wait until the end to be added. A sum needs only one place: add each part as soon
# as it is there.

import torch
from torch.nn import functional as F

PADDING = -1


def last_layer(hidden, table, words):
    real = (words != PADDING).sum()
    table = table.detach().requires_grad_()
    parts = []
    for some, follow in zip(hidden.split(32), words.split(32), strict=False):
        some = some.detach().requires_grad_()
        loss = F.cross_entropy(some @ table.T, follow, ignore_index=PADDING, reduction="sum") / real
        parts.append((loss.detach(), *torch.autograd.grad(loss, (some, table))))
    losses, at_hidden, at_table = zip(*parts, strict=False)
    return sum(losses), torch.cat(at_hidden), sum(at_table)
