# expect: WRONG_GRADIENT — took the logarithm of the scores
# Yes, a logarithm is missing. But it belongs to the probabilities, and you took it of the raw scores, which may be
# zero or negative: NaN. The two steps come in this order: a softmax makes probabilities of the scores, then the
# logarithm. There is one function for both.

import torch
import torch.nn.functional as F


def gradient(table, text):
    table = table.detach().requires_grad_(True)
    scores = table[text[:-1]]
    loss = F.nll_loss(torch.log(scores), text[1:])
    return torch.autograd.grad(loss, table)[0]
