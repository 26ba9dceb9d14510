# expect: WRONG_GRADIENT — the term for the tags that are not there is missing
# logsigmoid of the score is right, and it is safe. But you kept only the half of the loss that belongs to the label.
# The other half, (1 - y) log(1 - p), tells the network which tags are *not* in the picture. Without it, every score
# may grow for ever.

import torch.nn.functional as F


def loss_gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    loss = -(labels * F.logsigmoid(scores)).sum()
    loss.backward()
    return scores.grad
