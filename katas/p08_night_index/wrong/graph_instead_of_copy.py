# expect: WRONG_VALUE — the vectors have a graph
# A vector of yours still has a graph behind it: it was computed outside of no_grad(). For the index that is worse
# than a window: each vector can hold on to everything that went into it. Nothing will ever be differentiated here.

import torch


def encode(tokens, weights):
    topic = tokens.mean(dim=0)
    return torch.tanh(tokens @ weights + topic)


def build_index(documents, weights):
    return [encode(tokens, weights)[0].clone() for tokens in documents]
