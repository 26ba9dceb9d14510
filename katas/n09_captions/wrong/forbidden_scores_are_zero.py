# expect: WRONG_VALUE — forbidden regions have the score 0
# Nothing is NaN any more, but the forbidden regions are still in the game: you gave them the score 0, and exp(0) = 1.
# To take an entry out of a softmax its score has to be minus infinity; 0 is a score like any other.

import torch


def attend(query, key, value, allowed):
    scores = query @ key.T / query.shape[1] ** 0.5
    return torch.softmax(scores * allowed, dim=1) @ value
