# expect: OVER_BUDGET — the vectors get memory of their own only when all documents are done
# What you return is small now: stacking copies the vectors, and the results behind them are given back. But this
# happens after the loop. Until then the list holds a window on every result, so that all of them are alive at the
# same time, and the job dies at the same document as before. The copy has to be made while there is only one result.

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
