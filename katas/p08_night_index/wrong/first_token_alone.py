# expect: WRONG_VALUE — the model sees only the first token
# If you cut the document before it goes through the model, then little is computed and little is kept. But the vector
# of the first token is coloured by the mean of *all* tokens, and the mean of one token is that token. Cutting early
# is a good idea for those steps that treat each row by itself. Which one of them does not?

import torch


@torch.no_grad()
def encode(tokens, weights):
    topic = tokens.mean(dim=0)
    return torch.tanh(tokens @ weights + topic)


def build_index(documents, weights):
    return [encode(tokens[:1], weights)[0] for tokens in documents]
