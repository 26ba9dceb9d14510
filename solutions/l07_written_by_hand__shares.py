"""Give each part its share first, then write the gradient down.

The weights of the batch, divided by their sum, are shares that sum to 1. A weighted mean is the sum of shares times
losses, so the slope of each row is its share times the slope of one cross entropy: softmax minus one-hot. With weights
that are all equal, every share is 1/N, and the ordinary mean comes out.
"""

import torch.nn.functional as F


def gradient(scores, labels, weights):
    """Return the gradient of the weighted loss with respect to the scores."""
    shares = weights[labels] / weights[labels].sum()
    errors = F.softmax(scores, dim=1) - F.one_hot(labels, len(weights))
    return shares.unsqueeze(1) * errors
