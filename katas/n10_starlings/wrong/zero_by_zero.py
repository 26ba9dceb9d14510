# expect: WRONG_VALUE — 0 / 0 for the bird at rest
# For a bird at rest you still divide 0 by 0, and one NaN in the mean makes the mean NaN. If you took the norm from the
# library: it is fine at zero, value and gradient. The division is not. What shall the heading be there?

import torch


def mean_heading(velocity):
    return (velocity / torch.linalg.vector_norm(velocity, dim=1, keepdim=True)).mean(dim=0)
