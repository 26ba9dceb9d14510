"""Count the pairs of letters, then write the gradient down.

The loss depends on the text only through how often letter b follows letter a. For a row with the counts n, the slope is
n.sum() * softmax(row) - n: what the model expects, minus what was seen. The logarithm of the
loss is what makes it so short: without it each term would carry one more factor p, and rare letters would hardly be
learned.
"""

import torch
import torch.nn.functional as F


def gradient(table, text):
    """Return the gradient of the mean negative log-likelihood with respect to the table."""
    letters = len(table)
    pairs = letters * text[:-1] + text[1:]
    seen = torch.bincount(pairs, minlength=letters**2).reshape(letters, letters)
    expected = seen.sum(dim=1, keepdim=True) * F.softmax(table, dim=1)
    return (expected - seen) / len(pairs)
