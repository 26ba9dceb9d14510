# expect: WRONG_GRADIENT — a small number was added to the length
# The length takes part in the slope now. But you divide by slightly more than the length: a small number such as 1e-8
# protects from a division by zero, and it also changes every slope a little. Here no vector is short, and the task
# asks for w / |w| itself.

import torch


def unit(vector):
    return vector / (vector.norm() + 1e-8)


def loss(words, targets):
    directions = torch.stack([unit(word) for word in words])
    return (directions - targets).square().sum(dim=1).mean()


def gradient(words, targets):
    words = words.detach().requires_grad_(True)
    loss(words, targets).backward()
    return words.grad
