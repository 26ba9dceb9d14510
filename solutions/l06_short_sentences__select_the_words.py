"""Take the real places out first, then nothing is left to ignore.

Indexing with a mask copies only the real places into a shorter list, and an ordinary mean over it is right. On the way
back the slopes return to where they came from, and filled places get 0. Only the empty list needs a word: the mean of
nothing is NaN, so then the sum is taken, which is 0 and still hangs on the scores, so that backward gives zeros.
"""

import torch.nn.functional as F

FILLED = -100


def loss_and_gradient(scores, tags):
    """Return the loss and its gradient with respect to the scores."""
    scores = scores.detach().requires_grad_(True)
    real = tags != FILLED
    reduction = "mean" if real.any() else "sum"
    loss = F.cross_entropy(scores[real], tags[real], reduction=reduction)
    loss.backward()
    return loss.detach(), scores.grad
