# expect: WRONG_VALUE — only the largest weight counts
# You keep the largest weight of the row and leave the others out. If it is far above the rest that is nearly right. If
# several are of about the same size it is not, and the gradient is wrong even more: all samples have a share in it, not
# the best one alone.

import math


def bound(log_joint, log_proposal):
    x = log_joint - log_proposal
    return x.amax(dim=1) - math.log(x.shape[1])
