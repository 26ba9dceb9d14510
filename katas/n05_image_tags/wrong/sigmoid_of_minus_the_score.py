# expect: WRONG_GRADIENT — the sigmoid itself is still formed
# You write 1 - sigmoid(z) as sigmoid(-z). That is exact and helps a lot: a score of 60 is right now. But below -709 or
# so the sigmoid is exactly 0, and its logarithm is infinite. Sigmoid and logarithm must be taken in one step.

import torch


def loss_gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    seen, not_seen = torch.sigmoid(scores), torch.sigmoid(-scores)
    loss = -(labels * torch.log(seen) + (1 - labels) * torch.log(not_seen)).sum()
    loss.backward()
    return scores.grad
