# expect: WRONG_GRADIENT — joint and proposal were added up apart from each other
# You have the logarithm of (sum of the joints) / (sum of the proposals). Asked for is the mean of the quotients: each
# sample has a weight of its own, joint / proposal, and the weights are added. Where all proposals of a row are equal,
# both give the same value, and still not the same gradient.

import torch


def bound(log_joint, log_proposal):
    return torch.logsumexp(log_joint, dim=1) - torch.logsumexp(log_proposal, dim=1)
