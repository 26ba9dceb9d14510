# expect: WRONG_VALUE — a row of minus infinities goes into softmax
# For a word that may look at nothing, all scores are minus infinity. Softmax subtracts the largest score first, and
# minus infinity minus minus infinity is NaN. Whether the minus infinity comes from a table or from the logarithm of 0
# makes no difference. What should softmax see in the row of such a word, and what should come out?

import torch


def attend(query, key, value, allowed):
    scores = query @ key.T / query.shape[1] ** 0.5
    return torch.softmax(scores + allowed.double().log(), dim=1) @ value
