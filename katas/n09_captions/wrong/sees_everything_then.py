# expect: WRONG_VALUE — a word that may look at nothing looks at everything
# You do not let softmax see a row of minus infinities, and that is the right idea: gradients stay finite, too. But for
# the words concerned you took the mask away, and so they see the padding. Afterwards their weights have to become 0.

import torch


def attend(query, key, value, allowed):
    scores = query @ key.T / query.shape[1] ** 0.5
    visible = allowed | ~allowed.any(dim=1, keepdim=True)
    return torch.softmax(scores.masked_fill(~visible, float("-inf")), dim=1) @ value
