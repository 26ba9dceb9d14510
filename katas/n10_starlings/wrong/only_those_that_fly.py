# expect: WRONG_VALUE — the mean over the flying birds only
# The birds at rest make no trouble any more, because you left them out. But the mean is over *all* birds: one that sits
# on the wire makes the flock less orderly. Divide by the number of all birds.

import torch


def mean_heading(velocity):
    flying = velocity[velocity.ne(0).any(dim=1)]
    headings = flying / torch.linalg.vector_norm(flying, dim=1, keepdim=True)
    return headings.sum(dim=0) / max(len(flying), 1)
