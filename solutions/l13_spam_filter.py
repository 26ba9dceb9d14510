"""Use the loss that is made for one score per mail.

Softmax over one number is 1, whatever the number, so the old loss was constant. The probability that belongs to a
single score is its sigmoid, and the loss of a yes-or-no question has a term for each answer. The library has both in
one function, which works on the score itself and therefore stays exact where the sigmoid is almost 0 or 1. It wants the
labels as float numbers in the shape of the scores, and `reduction="sum"` because the sum was asked for.
"""

import torch


def gradient(scores, labels):
    """Return the slope of the loss with respect to the scores; shape (N, 1), like the scores."""
    scores = scores.detach().requires_grad_(True)
    truth = labels[:, None].double()
    loss = torch.nn.functional.binary_cross_entropy_with_logits(scores, truth, reduction="sum")
    (slope,) = torch.autograd.grad(loss, scores)
    return slope
