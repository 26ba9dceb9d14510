# expect: WRONG_VALUE — all entries show the vector of the last document
# The memory is fine now: there is one buffer, and every document writes its result into it. But the entries of the
# index are windows on this buffer. With each document they all show something new, and in the end the same vector
# stands in the list K times. A window has two sides: it holds the memory, and it shows whatever is written there
# later.

import torch


@torch.no_grad()
def build_index(documents, weights):
    hidden = torch.empty_like(documents[0])
    vectors = []
    for tokens in documents:
        torch.matmul(tokens, weights, out=hidden)
        hidden.add_(tokens.mean(dim=0)).tanh_()
        vectors.append(hidden[0])
    return vectors
