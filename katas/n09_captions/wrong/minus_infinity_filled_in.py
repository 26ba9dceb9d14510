# expect: WRONG_VALUE — the row is still NaN behind the softmax
# You put minus infinity in place of the scores, instead of adding it. That is better than it looks: the gradients of
# the replaced scores are cut off. But the value is still NaN where a whole row is replaced, and it goes on into the
# result. One more step is needed behind the softmax.

import torch


def attend(query, key, value, allowed):
    scores = query @ key.T / query.shape[1] ** 0.5
    return torch.softmax(scores.masked_fill(~allowed, float("-inf")), dim=1) @ value
