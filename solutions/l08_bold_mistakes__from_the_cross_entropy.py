"""Build the focal loss on the cross entropy with logits.

-log q is the binary cross entropy of each place, and the form with logits computes it exactly for every score. q itself
is exp of minus that number. It may round to 0 without harm, because nobody takes its logarithm any more. The factor
(1 - q)² is differentiated together with the rest.
"""

import torch
import torch.nn.functional as F

FOCUS = 2


def focal_loss(scores, birds):
    """Return the sum of the focal losses of all places."""
    minus_log_q = F.binary_cross_entropy_with_logits(scores, birds.double(), reduction="none")
    q = torch.exp(-minus_log_q)
    return ((1 - q) ** FOCUS * minus_log_q).sum()


def gradient(scores, birds):
    """Return the gradient of the focal loss with respect to the scores."""
    scores = scores.detach().requires_grad_(True)
    focal_loss(scores, birds).backward()
    return scores.grad
