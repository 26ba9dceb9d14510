"""Loss and gradient as two weighted sums, with one weight for each place.

Each real place has the weight 1/n, each filled place the weight 0, and with no real place all weights are 0. The loss
is the sum of the weights times -log p of the right tag; the slopes are the weights times (p minus one-hot). Since both
use the same weights, they cannot contradict each other. At filled places any tag will do for the look-up, and clamp
makes it 0.
"""

import torch.nn.functional as F

FILLED = -100


def loss_and_gradient(scores, tags):
    """Return the loss and its gradient with respect to the scores."""
    scores = scores.detach()
    real = tags != FILLED
    weights = (real.double() / real.sum().clamp(min=1)).unsqueeze(2)
    target = F.one_hot(tags.clamp(min=0), scores.shape[2])
    log_p = F.log_softmax(scores, dim=2)
    return -(weights * target * log_p).sum(), weights * (log_p.exp() - target)
