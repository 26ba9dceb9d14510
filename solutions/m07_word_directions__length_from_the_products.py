"""Compute the lengths from products, for all rows at once.

The square of a length is the sum of the products of the entries with themselves. Each step is an operation of torch:
a product, a sum over each row, a root. Nothing is taken out of the graph in between. `keepdim=True` leaves the
lengths standing in a column, so each row is divided by its own.
"""


def loss(words, targets):
    """Return the mean squared distance between the directions of the words and their targets."""
    lengths = (words * words).sum(dim=1, keepdim=True).sqrt()
    return (words / lengths - targets).square().sum(dim=1).mean()


def gradient(words, targets):
    """Return the slope of the loss with respect to the words."""
    words = words.detach().requires_grad_(True)
    loss(words, targets).backward()
    return words.grad
