# expect: WRONG_VALUE — the load with the largest absolute value
# The infinity norm is the largest *absolute* value. As long as all loads are positive, it is the peak. At noon, when
# the houses feed in, the largest feed-in counts as a peak.

import torch


def cost(loads):
    return loads.mean() + torch.linalg.vector_norm(loads, ord=float("inf"))
