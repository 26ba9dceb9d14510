# expect: WRONG_GRADIENT — the slope belongs to vectors of length 1
# Your slope has no part along the vector any more. But it is the slope at the vector of length 1: for a word that is
# twice as long, the same step turns only half as far, so its slope must be half as large. Differentiate at the words
# as they came, and let the division by the length be a part of the function.

import torch


def unit(vector):
    return vector / vector.norm()


def loss(words, targets):
    directions = torch.stack([unit(word) for word in words])
    return (directions - targets).square().sum(dim=1).mean()


def gradient(words, targets):
    words = words.detach() / words.detach().norm(dim=1, keepdim=True)
    words.requires_grad_(True)
    loss(words, targets).backward()
    return words.grad
