# expect: RAISED — cross_entropy found no column for label 1
# cross_entropy takes the labels as numbers of columns. If you hand it the scores as they are, then there is only column
# 0, and label 1 points at nothing. A cure that maps all labels to 0 would bring back the constant loss.
# Either there are two columns, or the loss is one for a single probability.

import torch


def gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    loss = torch.nn.functional.cross_entropy(scores, labels, reduction="sum")
    (slope,) = torch.autograd.grad(loss, scores)
    return slope
