# expect: WRONG_GRADIENT — the largest logarithm is constant in one place and not in the other
# All values are right. But you take out a detached number and add one that is not detached, so for backward the two do
# not cancel: the largest sample gets a gradient of 1 too much. On paper, how it was shifted has no influence on the
# result. Treat it in the same way in both places.

import torch


def bound(log_joint, log_proposal):
    x = log_joint - log_proposal
    largest = x.amax(dim=1, keepdim=True)
    return torch.log(torch.exp(x - largest.detach()).mean(dim=1)) + largest.squeeze(1)
