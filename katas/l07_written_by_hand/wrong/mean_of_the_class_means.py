# expect: WRONG_GRADIENT — took the mean over each class first
# You take the mean over each class of the batch, and weigh these means. That gives a class its weight once, whether it
# has one part in the batch or a hundred. It is a fair loss, but another one. In the task every part carries the weight
# of its class, so a class counts more the more parts it has.

import torch
import torch.nn.functional as F


def gradient(scores, labels, weights):
    scores = scores.detach().requires_grad_(True)
    losses = F.cross_entropy(scores, labels, reduction="none")
    classes = labels.unique()
    means = torch.stack([losses[labels == label].mean() for label in classes])
    loss = (weights[classes] * means).sum() / weights[classes].sum()
    return torch.autograd.grad(loss, scores)[0]
