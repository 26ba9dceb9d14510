# expect: OVER_BUDGET — every entry still holds on to the whole result of its document
# The list is short, but behind each of its vectors there is the 1 MiB of a whole document. If you called
# contiguous(): the numbers of a row lie side by side already, so it gave you back the very tensor that it was given.
# If you called detach(), view() or squeeze(): you got a new tensor that looks into the same memory. If you deleted
# `hidden`, or emptied the cache: you took away one name, and the vectors in the list go on holding the memory.

import torch


@torch.no_grad()
def encode(tokens, weights):
    topic = tokens.mean(dim=0)
    return torch.tanh(tokens @ weights + topic)


def build_index(documents, weights):
    vectors = []
    for tokens in documents:
        hidden = encode(tokens, weights)
        vectors.append(hidden[0].contiguous().detach())
        del hidden
    torch.cuda.empty_cache()
    return vectors
