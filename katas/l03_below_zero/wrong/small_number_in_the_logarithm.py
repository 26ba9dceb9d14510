# expect: WRONG_GRADIENT — added a small number inside the logarithm
# The logarithm of the probability: right. But the small number that you add to be safe decides as soon as p is smaller.
# At p = 1e-17 the logarithm sees 1e-8, and the slope is a billion times too weak: again the worst mistakes are not
# corrected. log_softmax never forms p, so it needs no such help.

import torch
import torch.nn.functional as F


def gradient(table, text):
    table = table.detach().requires_grad_(True)
    scores = table[text[:-1]]
    loss = F.nll_loss(torch.log(F.softmax(scores, dim=1) + 1e-8), text[1:])
    return torch.autograd.grad(loss, table)[0]
