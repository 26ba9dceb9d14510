"""The vectors of a search engine: every night one for each document, made on the GPU."""

import torch


@torch.no_grad()
def encode(tokens, weights):
    """Return one vector for each token, coloured by what the whole document is about."""
    topic = tokens.mean(dim=0)
    return torch.tanh(tokens @ weights + topic)


class Index:
    """What is kept of the documents: for each one the vector of its first token, which stands for the whole text."""

    def __init__(self):
        self.vectors = []

    def add(self, hidden):
        """Note a document, given the vectors of its tokens."""
        self.vectors.append(hidden[0])


def build_index(documents, weights):
    """Return one vector for each document, in order."""
    index = Index()
    for tokens in documents:
        hidden = encode(tokens, weights)
        index.add(hidden)
    return index.vectors


if __name__ == "__main__":
    documents = [torch.randn(512, 256, dtype=torch.float64) for _ in range(8)]
    vectors = build_index(documents, torch.randn(256, 256, dtype=torch.float64) / 16)
    print("numbers in the index:", sum(vector.numel() for vector in vectors))
    print("memory for them:", sum(vector.numel() * vector.element_size() for vector in vectors), "bytes")
    print("memory behind them:", sum(vector.untyped_storage().nbytes() for vector in vectors), "bytes")
