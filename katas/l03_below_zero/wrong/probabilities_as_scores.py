# expect: WRONG_GRADIENT — applied a softmax twice
# The logarithm is there now, and the loss is positive. But the function that brought it takes a softmax as well, and it
# gets probabilities. So two softmaxes follow each other, the loss cannot come near 0, and sure mistakes are hardly
# corrected. Count who takes the softmax, and who takes the logarithm: each exactly once.

import torch
import torch.nn.functional as F


def gradient(table, text):
    table = table.detach().requires_grad_(True)
    scores = table[text[:-1]]
    loss = F.cross_entropy(F.softmax(scores, dim=1), text[1:])
    return torch.autograd.grad(loss, table)[0]
