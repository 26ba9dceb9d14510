"""The gradient written out: probability minus target.

With respect to a score, the slope of the binary cross entropy is p - y, divided by the number of pairs. The slope of
the one sigmoid has cancelled against that of the logarithm. With two sigmoids the slope is (sigmoid(p) - y) · p · (1 -
p): the last two factors stay, and the first one is not zero where p is right. From the scores the slopes go to each
factor times the other one.
"""

import torch


def gradients(viewers, films, liked):
    """Return the gradients of the mean binary cross entropy with respect to the viewers and the films."""
    errors = (torch.sigmoid(viewers @ films.T) - liked) / liked.numel()
    return errors @ films, errors.T @ viewers
