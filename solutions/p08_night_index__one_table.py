"""Copy the rows into one table.

Cause: each entry of the list was a window on a result of 1 MiB, and kept all of it.
A table that is as large as the index, and no larger, is made once. Assigning to one of its rows copies numbers, so that
nothing of hidden is needed afterwards. Later the search engine may well take rows of the table: these are windows too,
but a view is only expensive where the thing behind it is much larger than what is wanted of it.
"""

import torch


@torch.no_grad()
def encode(tokens, weights):
    """Return one vector for each token, coloured by what the whole document is about."""
    topic = tokens.mean(dim=0)
    return torch.tanh(tokens @ weights + topic)


def build_index(documents, weights):
    """Return one vector for each document, in order."""
    table = weights.new_empty(len(documents), len(weights))
    for i, tokens in enumerate(documents):
        table[i] = encode(tokens, weights)[0]
    return table
