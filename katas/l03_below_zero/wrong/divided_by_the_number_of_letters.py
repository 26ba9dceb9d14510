# expect: WRONG_GRADIENT — divided by T where T - 1 belongs
# Log-probabilities, picked in the right place: that was the bug. But your sum is divided by T, the number of letters.
# Only T - 1 letters are guessed: nothing stands before the first one. In a long text this is a small difference; in a
# text of two letters your gradient is half of the right one.

import torch
import torch.nn.functional as F


def gradient(table, text):
    table = table.detach().requires_grad_(True)
    scores = table[text[:-1]]
    loss = F.nll_loss(F.log_softmax(scores, dim=1), text[1:], reduction="sum") / len(text)
    return torch.autograd.grad(loss, table)[0]
