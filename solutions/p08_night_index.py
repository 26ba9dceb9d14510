"""Keep a copy of the row.

Cause: hidden[0] is no tensor with memory of its own. It is a view, a window on the first row of hidden, and a window
holds the whole house: the 1 MiB of a document cannot be given back as long as its one row is in the index. The loop
does let go of hidden, but that is only one name of two. clone() makes a new tensor with room for just this row; then
nothing points at hidden any more, and its memory is free for the next document.
"""

import torch


@torch.no_grad()
def encode(tokens, weights):
    """Return one vector for each token, coloured by what the whole document is about."""
    topic = tokens.mean(dim=0)
    return torch.tanh(tokens @ weights + topic)


class Index:
    """What is kept of the documents: a copy of the vector of the first token."""

    def __init__(self):
        self.vectors = []

    def add(self, hidden):
        """Note a document, given the vectors of its tokens."""
        self.vectors.append(hidden[0].clone())


def build_index(documents, weights):
    """Return one vector for each document, in order."""
    index = Index()
    for tokens in documents:
        index.add(encode(tokens, weights))
    return index.vectors
