# expect: WRONG_GRADIENT — the NaN was replaced in the finished result
# Your values are right. But inside, the weights of the word that may look at nothing are still NaN, and on the way back
# they are multiplied by the gradient 0: NaN. The values get it from the weights, the words and keys from the softmax,
# and so one word spoils the gradients of the whole batch. The NaN has to be prevented, not to be painted over.

import torch


def attend(query, key, value, allowed):
    scores = query @ key.T / query.shape[1] ** 0.5
    bias = torch.zeros(allowed.shape, dtype=torch.float64).masked_fill(~allowed, float("-inf"))
    return (torch.softmax(scores + bias, dim=1) @ value).nan_to_num()
