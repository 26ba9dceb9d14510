# expect: OVER_BUDGET — the vectors get memory of their own only when all documents are done
# What you return is small now: the vectors have memory of their own, and the results behind them are given back. But
# whether you stack or clone, it happens after the last document. Until then the results of all documents are alive at
# the same time, and the job dies at the same document as before. The copy has to be made while there is one result.

import torch


@torch.no_grad()
def encode(tokens, weights):
    topic = tokens.mean(dim=0)
    return torch.tanh(tokens @ weights + topic)


def build_index(documents, weights):
    vectors = []
    for tokens in documents:
        hidden = encode(tokens, weights)
        vectors.append(hidden[0])
    return list(torch.stack(vectors))
