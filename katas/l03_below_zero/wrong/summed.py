# expect: WRONG_GRADIENT — took the sum over the text
# Log-probabilities, picked in the right place: that was the bug. But your gradient is T - 1 times too large, since the
# places of the text are added up, not averaged. The task asks for the mean.

import torch
import torch.nn.functional as F


def gradient(table, text):
    table = table.detach().requires_grad_(True)
    scores = table[text[:-1]]
    loss = F.nll_loss(F.log_softmax(scores, dim=1), text[1:], reduction="sum")
    return torch.autograd.grad(loss, table)[0]
