# expect: WRONG_VALUE — the logarithm was divided by K
# torch.logsumexp is the right tool, and nothing overflows. A mean is a sum divided by K, too. But what you hold is the
# logarithm of the sum, and dividing inside of a logarithm is something else outside of it. What is log(a / b)?

import torch


def bound(log_joint, log_proposal):
    x = log_joint - log_proposal
    return torch.logsumexp(x, dim=1) / x.shape[1]
