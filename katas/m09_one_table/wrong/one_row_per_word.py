# expect: WRONG_GRADIENT — kept the rows of the text only
# Your answer has a slope only in the rows of words that occur in the text. For a look-up alone that would be right.
# But each score compares with *every* row of the table, so a word that the text does not contain learns, too.

import torch


def gradient(E, ids, y):
    table = E.detach().clone().requires_grad_(True)
    loss = (table[ids] @ table.T - y).square().mean()
    loss.backward()
    kept = torch.zeros_like(table)
    kept[ids] = table.grad[ids]
    return kept
