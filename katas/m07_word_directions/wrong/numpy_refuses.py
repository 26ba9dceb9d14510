# expect: RAISED — NumPy cannot take over a tensor that requires a gradient
# NumPy knows no graph, and torch refuses to hand it a tensor that is part of one. The message suggests detach(). That
# silences it, but then the length is a constant again. Here you need an operation of torch.

import numpy as np
import torch


def unit(vector):
    length = torch.tensor(np.linalg.norm(vector.numpy()))
    return vector / length


def loss(words, targets):
    directions = torch.stack([unit(word) for word in words])
    return (directions - targets).square().sum(dim=1).mean()


def gradient(words, targets):
    words = words.detach().requires_grad_(True)
    loss(words, targets).backward()
    return words.grad
