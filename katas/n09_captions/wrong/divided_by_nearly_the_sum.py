# expect: WRONG_VALUE — a small number below the fraction bar
# You let the allowed weights add up to 1 again, and saved the empty rows with a small number in the denominator. But if
# a forbidden region fits much better than the allowed ones, they have only a tiny rest of the 100 %, and your small
# number is larger than it. Ask whether the sum is zero instead of changing it.

import torch


def attend(query, key, value, allowed):
    scores = query @ key.T / query.shape[1] ** 0.5
    weights = torch.softmax(scores, dim=1) * allowed
    return weights / (weights.sum(dim=1, keepdim=True) + 1e-9) @ value
