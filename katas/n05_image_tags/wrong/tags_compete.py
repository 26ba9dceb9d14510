# expect: WRONG_GRADIENT — the tags of a picture compete with each other
# F.cross_entropy works from the scores and cannot overflow, but it takes a softmax: the tags of one picture share a
# probability of 1. Here each tag is a question of its own, with a sigmoid of its own. A picture may have all tags or
# none.

import torch.nn.functional as F


def loss_gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    loss = F.cross_entropy(scores, labels, reduction="sum")
    loss.backward()
    return scores.grad
