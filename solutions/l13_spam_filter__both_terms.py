"""Write the two terms of the loss down.

A spam mail costs -log p, any other mail -log(1 - p), with p = sigmoid(z). Since 1 - sigmoid(z) = sigmoid(-z), both are
a log-sigmoid: of z for spam, of -z for the rest. `logsigmoid` takes the logarithm without ever computing a probability
that could round to 0 or 1. The old loss had only the first term: enough for one-hot rows, but not for a single column.
"""

import torch


def gradient(scores, labels):
    """Return the slope of the loss with respect to the scores; shape (N, 1), like the scores."""
    scores = scores.detach().requires_grad_(True)
    toward_the_label = torch.where(labels[:, None] == 1, scores, -scores)
    loss = -torch.nn.functional.logsigmoid(toward_the_label).sum()
    (slope,) = torch.autograd.grad(loss, scores)
    return slope
