# expect: WRONG_GRADIENT — divided by the square of the length
# The length stays a tensor, and that was missing. But you divide by the sum of the squares, and this is the square of
# the length: the root is missing. Check it with (3, 4): the length is 5, not 25.

import torch


def unit(vector):
    return vector / (vector * vector).sum()


def loss(words, targets):
    directions = torch.stack([unit(word) for word in words])
    return (directions - targets).square().sum(dim=1).mean()


def gradient(words, targets):
    words = words.detach().requires_grad_(True)
    loss(words, targets).backward()
    return words.grad
