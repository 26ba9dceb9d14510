# expect: SIDE_EFFECT — worked on the tensor of the caller
# Your slope is right. But you switched requires_grad on for the words of the caller, and it stays on. Make a leaf of
# your own, as the program did.

import torch


def unit(vector):
    return vector / vector.norm()


def loss(words, targets):
    directions = torch.stack([unit(word) for word in words])
    return (directions - targets).square().sum(dim=1).mean()


def gradient(words, targets):
    words.requires_grad_(True)
    (slope,) = torch.autograd.grad(loss(words, targets), words)
    return slope
