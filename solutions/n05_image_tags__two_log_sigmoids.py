"""Keep the two terms, and compute each logarithm from the score.

Cause: the sigmoid rounds to 0 or 1, and then the logarithm has nothing left to work with. 1 - sigmoid(z) is the sigmoid
of -z, so both logarithms are those of a sigmoid. F.logsigmoid computes them without forming the sigmoid: about z for
very negative z, about 0 for large z, and never infinite.
"""

from torch.nn.functional import logsigmoid


def loss_gradient(scores, labels):
    """Return the gradient of the loss with respect to the scores."""
    scores = scores.detach().requires_grad_(True)
    seen = labels * logsigmoid(scores)
    not_seen = (1 - labels) * logsigmoid(-scores)
    loss = -(seen + not_seen).sum()
    loss.backward()
    return scores.grad
