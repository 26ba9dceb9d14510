"""Let the length stay a tensor.

The vector occurs twice in `vector / length`: above the fraction bar, and inside its length. `float()` took the length
out of the graph, so only one of the two ways carried a slope, and torch cannot know that another one is missing. With
`vector.norm()` as it is, the slope comes back through both, and what pulls along the vector cancels.
"""

import torch


def unit(vector):
    """Return the vector of length 1 with the same direction."""
    return vector / vector.norm()


def loss(words, targets):
    """Return the mean squared distance between the directions of the words and their targets."""
    directions = torch.stack([unit(word) for word in words])
    return (directions - targets).square().sum(dim=1).mean()


def gradient(words, targets):
    """Return the slope of the loss with respect to the words."""
    words = words.detach().requires_grad_(True)
    loss(words, targets).backward()
    return words.grad
