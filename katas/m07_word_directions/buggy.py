"""Learn vectors for words; only their directions matter."""

import torch


def unit(vector):
    """Return the vector of length 1 with the same direction."""
    length = float(vector.norm())
    return vector / length


def loss(words, targets):
    """Return the mean squared distance between the directions of the words and their targets."""
    directions = torch.stack([unit(word) for word in words])
    return (directions - targets).square().sum(dim=1).mean()


def gradient(words, targets):
    """Return the slope of the loss with respect to the words."""
    words = words.detach().requires_grad_(True)
    loss(words, targets).backward()
    return words.grad


if __name__ == "__main__":
    words = torch.tensor([[3.0, 4.0]], dtype=torch.float64)
    targets = torch.tensor([[1.0, 0.0]], dtype=torch.float64)
    print("loss:", loss(words, targets).item(), "and twice as long:", loss(2 * words, targets).item())
    slope = gradient(words, targets)
    print("slope:", slope, "along the vector:", (slope * words).sum().item())
