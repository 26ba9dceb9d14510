"""Slice first: compute only the row that is kept.

Cause: the index kept a window on a large result, and so the large result.
The topic needs all the tokens, but the rest of the formula treats each row by itself. So the first row can be cut out
before the product instead of behind the tanh. Then its result is a small tensor of its own, the large one is never
made, and the time for its other 511 rows is saved as well. The window on the tokens goes at the end of each round.
"""

import torch


@torch.no_grad()
def encode_first(tokens, weights):
    """Return the vector of the first token, coloured by what the whole document is about."""
    topic = tokens.mean(dim=0)
    return torch.tanh(tokens[0] @ weights + topic)


def build_index(documents, weights):
    """Return one vector for each document, in order."""
    return [encode_first(tokens, weights) for tokens in documents]
