# expect: WRONG_GRADIENT — the probabilities were cut to a range
# Each logarithm is finite now. But where the clamp is at work, from a score of about 16 on, the probability no longer
# depends on the score, and the gradient is 0. A tag that is sure and wrong has to be told so; now it hears nothing.

import torch


def loss_gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    p = torch.sigmoid(scores).clamp(1e-7, 1 - 1e-7)
    loss = -(labels * torch.log(p) + (1 - labels) * torch.log(1 - p)).sum()
    loss.backward()
    return scores.grad
