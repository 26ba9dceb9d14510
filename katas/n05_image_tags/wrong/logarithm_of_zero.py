# expect: WRONG_GRADIENT — the logarithm of a probability that has become 0
# Where the sigmoid has rounded to 0 or to 1, the gradient is NaN. One of the two logarithms is taken of 0 there, and
# its slope is infinite. That this term may be multiplied by a label of 0 does not save it: 0 times infinity is NaN. If
# you wrote log1p(-p) for log(1 - p): p is exactly 1 by then, so the digits are gone before.

import torch


def loss_gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    p = torch.sigmoid(scores)
    loss = -(labels * torch.log(p) + (1 - labels) * torch.log1p(-p)).sum()
    loss.backward()
    return scores.grad
