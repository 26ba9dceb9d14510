# expect: WRONG_GRADIENT — a small number was added in the logarithms
# The NaN is gone, but with it the gradient: where a tag is sure and wrong, the small number is all that the logarithm
# sees, and it does not depend on the score. And all other gradients are off by about that number.

import torch


def loss_gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    p = torch.sigmoid(scores)
    loss = -(labels * torch.log(p + 1e-7) + (1 - labels) * torch.log(1 - p + 1e-7)).sum()
    loss.backward()
    return scores.grad
