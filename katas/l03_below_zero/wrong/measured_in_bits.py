# expect: WRONG_GRADIENT — took the logarithm to base 2
# The logarithm is there, in the right place. But yours counts in bits: to base 2, so that value and slope are 1.44
# times too large. log without a base means the natural logarithm here, as in every loss of torch.

import torch
import torch.nn.functional as F


def gradient(table, text):
    table = table.detach().requires_grad_(True)
    scores = table[text[:-1]]
    loss = F.nll_loss(torch.log2(F.softmax(scores, dim=1)), text[1:])
    return torch.autograd.grad(loss, table)[0]
