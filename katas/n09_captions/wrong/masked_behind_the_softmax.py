# expect: WRONG_VALUE — the weights of a word do not add up to 1
# Nothing is NaN any more, and a word that may look at nothing gets zeros. But the forbidden regions took their part of
# the 100 % before you set them to zero. What is left adds up to less than 1, so the other words see too little.

import torch


def attend(query, key, value, allowed):
    scores = query @ key.T / query.shape[1] ** 0.5
    return (torch.softmax(scores, dim=1) * allowed) @ value
