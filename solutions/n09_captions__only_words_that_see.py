"""Compute attention for the words that may look at something, and leave zeros for the others.

What is not computed cannot be NaN. The words that may look at something are selected, their rows are computed as
always, and they are written into a result that is zero everywhere else. torch records the writing: the gradients find
their way back to the selected rows, and the other words have no way to anything.
"""

import torch


def attend(query, key, value, allowed):
    """Return what each word sees."""
    some = allowed.any(dim=1)
    scores = query[some] @ key.T / query.shape[1] ** 0.5
    weights = torch.softmax(scores.masked_fill(~allowed[some], float("-inf")), dim=1)
    seen = torch.zeros_like(query)
    seen[some] = weights @ value
    return seen
