# expect: WRONG_VALUE — the words that may look at nothing are missing
# Nothing is NaN any more, because you left these words out. But the rest of the model counts on one row for each word,
# in the old order. They shall be there, with zeros.

import torch


def attend(query, key, value, allowed):
    some = allowed.any(dim=1)
    scores = query[some] @ key.T / query.shape[1] ** 0.5
    return torch.softmax(scores.masked_fill(~allowed[some], float("-inf")), dim=1) @ value
