# expect: BROKE_RULE — everything is computed by the processor
# Your numbers are right, and the GPU's memory is empty, because the GPU has nothing to do: the documents are moved to
# the host and multiplied there. That is a way out of every memory problem, and it gives away what the GPU is for. The
# result of one document is small enough for it. Find out why eight of them are kept.

import torch


@torch.no_grad()
def encode(tokens, weights):
    topic = tokens.mean(dim=0)
    return torch.tanh(tokens @ weights + topic)


def build_index(documents, weights):
    weights = weights.cpu()
    return [encode(tokens.cpu(), weights)[0].clone() for tokens in documents]
