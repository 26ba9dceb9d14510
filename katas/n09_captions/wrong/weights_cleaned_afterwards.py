# expect: WRONG_GRADIENT — the NaN was replaced behind the softmax
# Your values are right. But on the way back the softmax multiplies by its own result, and that is still NaN in the row
# of the word that may look at nothing. NaN times 0 is NaN, and it arrives at the word and at all keys. It does not
# matter whether you replaced the NaN with nan_to_num or with a `where`: both are applied too late.

import torch


def attend(query, key, value, allowed):
    scores = query @ key.T / query.shape[1] ** 0.5
    bias = torch.zeros(allowed.shape, dtype=torch.float64).masked_fill(~allowed, float("-inf"))
    return torch.softmax(scores + bias, dim=1).nan_to_num() @ value
