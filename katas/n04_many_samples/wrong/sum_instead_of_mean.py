# expect: WRONG_VALUE — the sum of the weights instead of their mean
# torch.logsumexp is the right tool: nothing overflows, and even the gradient is right already. But it adds the weights
# up, and asked for is their mean. For K samples your answer is too large by log K, so it would grow with every sample.

import torch


def bound(log_joint, log_proposal):
    x = log_joint - log_proposal
    return torch.logsumexp(x, dim=1)
