# expect: OVER_BUDGET — the whole result is copied, and then a row is cut out of the copy
# You make a copy, and that is the right idea. But all of the result is copied, and your vector is a row of the copy:
# it holds on to the copy, which is just as large, and for a moment there are two of them. What counts is the order:
# the copy must come after the cut. If it did: copy.deepcopy() of a view copies all the memory behind it.

import torch


@torch.no_grad()
def encode(tokens, weights):
    topic = tokens.mean(dim=0)
    return torch.tanh(tokens @ weights + topic)


def build_index(documents, weights):
    vectors = []
    for tokens in documents:
        hidden = encode(tokens, weights)
        vectors.append(hidden.clone()[0])
    return vectors
