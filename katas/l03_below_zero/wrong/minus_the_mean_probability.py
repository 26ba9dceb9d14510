# expect: WRONG_GRADIENT — minimised minus the mean probability
# Nowhere between the softmax and the loss is a logarithm taken. nll_loss takes none itself: it picks the entry of the
# right letter and changes its sign. What you minimise is minus the mean probability, and its slope has one more factor
# p. Where the right letter has a probability of nearly 0, hardly anything is learned. If you only added a number to
# the loss to lift it above zero: that does not change a slope.

import torch
import torch.nn.functional as F


def gradient(table, text):
    table = table.detach().requires_grad_(True)
    scores = table[text[:-1]]
    loss = -F.softmax(scores, dim=1).gather(1, text[1:, None]).mean()
    return torch.autograd.grad(loss, table)[0]
