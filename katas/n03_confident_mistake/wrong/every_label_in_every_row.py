# expect: WRONG_GRADIENT — each row was asked for the labels of all rows
# The logarithms come straight from the logits, and nothing becomes 0 any more. But an index of the kind `[:, labels]`
# picks the columns of all the labels in *every* row: a table of N times N numbers. Each row has one right class, and
# only that one counts.

import torch


def loss_gradient(logits, labels):
    logits = logits.detach().requires_grad_(True)
    loss = -torch.log_softmax(logits, dim=1)[:, labels].sum()
    (slope,) = torch.autograd.grad(loss, logits)
    return slope
