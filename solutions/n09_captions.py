"""Let softmax see only rows that it can work with, and set the others to zero afterwards.

A row of minus infinities is 0 / 0 for softmax, and its backward pass, which multiplies by the result, is NaN even if
the result is replaced later. So a word that may look at nothing is allowed everything, for the softmax only: its
weights are ordinary numbers then. `masked_fill` puts zeros in their place, and its way back sends the gradient 0 to
what it replaced: 0 times an ordinary number is 0.
"""

import torch


def padding_bias(allowed):
    """Return what is added to the scores: log 1 = 0 where looking is allowed, log 0 = minus infinity where it is not."""
    return allowed.log()


def attention_weights(query, key, allowed):
    """Return how much each word looks at each region."""
    scores = query @ key.T / query.shape[1] ** 0.5
    blind = ~allowed.any(dim=1, keepdim=True)
    weights = torch.softmax(scores + padding_bias(allowed | blind), dim=1)
    return weights.masked_fill(blind, 0.0)


def attend(query, key, value, allowed):
    """Return what each word sees."""
    return attention_weights(query, key, allowed) @ value
