# expect: WRONG_GRADIENT — the length is a constant for torch
# Your slope still has a part along the vector. If you changed float() into item(), detach() or NumPy, or wrapped the
# number in a new tensor: the number is the same, and the way back from it to the vector is missing all the same. A
# vector that grows changes its length, too, and this part of the slope has to come through the length.

import torch


def unit(vector):
    length = torch.tensor(vector.norm().item(), dtype=torch.float64, requires_grad=True)
    return vector / length


def loss(words, targets):
    directions = torch.stack([unit(word) for word in words])
    return (directions - targets).square().sum(dim=1).mean()


def gradient(words, targets):
    words = words.detach().requires_grad_(True)
    loss(words, targets).backward()
    return words.grad
