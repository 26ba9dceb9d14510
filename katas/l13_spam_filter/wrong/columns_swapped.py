# expect: WRONG_GRADIENT — a high score means not spam
# You answer the question with the labels exchanged: a high score makes the mail harmless for you. If you built two
# columns, look at which of them stands for label 1; if you used the sigmoid, look at which label gets p and which 1 -
# p.

import torch


def gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    both = torch.cat([scores, torch.zeros_like(scores)], dim=1)
    loss = torch.nn.functional.cross_entropy(both, labels, reduction="sum")
    (slope,) = torch.autograd.grad(loss, scores)
    return slope
