"""Divide by the sum of the weights of the batch.

The mean of the weighted losses divides by the number of parts, so the length of a step depends on the scale of the
weights, and on how many rare labels the batch happens to hold. A weighted mean has the same weights above and below the
fraction bar: one for each part, looked up by its label. Then only the ratio of the weights counts. (The list of the
worst cases was right as it was, and is left out here.)
"""

import torch.nn.functional as F


class WeightedLoss:
    """Cross entropy with one weight for each class."""

    def __init__(self, weights):
        """Remember the weights."""
        self.weights = weights

    def __call__(self, scores, labels):
        """Return the weighted mean of the losses."""
        losses = F.cross_entropy(scores, labels, reduction="none")
        weights = self.weights[labels]
        return (weights * losses).sum() / weights.sum()


def gradient(scores, labels, weights):
    """Return the gradient of the weighted loss with respect to the scores."""
    scores = scores.detach().requires_grad_(True)
    WeightedLoss(weights)(scores, labels).backward()
    return scores.grad
