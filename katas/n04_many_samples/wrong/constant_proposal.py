# expect: WRONG_GRADIENT — no gradient reaches the proposal
# All values are right now, and so is the gradient of log_joint. But the proposal is detached, so its network would
# never learn anything. The task asks for a result that is differentiable with respect to both.

import math

import torch


def bound(log_joint, log_proposal):
    x = log_joint - log_proposal.detach()
    return torch.logsumexp(x, dim=1) - math.log(x.shape[1])
