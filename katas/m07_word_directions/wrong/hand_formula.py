# expect: BROKE_RULE — the slope did not come from torch
# Your numbers are right, but torch did not differentiate. If you took the part along the vector away by a formula of
# your own, or measured the slope with small steps, then you know now what was missing. torch can find it alone, if
# only it may see how the length comes about.

import torch


def unit(vector):
    length = float(vector.norm())
    return vector / length


def loss(words, targets):
    directions = torch.stack([unit(word) for word in words])
    return (directions - targets).square().sum(dim=1).mean()


def gradient(words, targets):
    with torch.no_grad():
        length = words.norm(dim=1, keepdim=True)
        direction = words / length
        pull = 2 * (direction - targets) / len(words)
        return (pull - direction * (pull * direction).sum(dim=1, keepdim=True)) / length
