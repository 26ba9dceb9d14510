# expect: WRONG_GRADIENT — the bird at rest is divided by 1 and keeps a gradient
# You divide the bird at rest by a harmless number, so value and gradient are finite: well done. But velocity / 1 has a
# slope, and so the bird at rest gets a gradient that has nothing to do with headings. It was to be zero. The result has
# to be chosen as well.

import torch


def mean_heading(velocity):
    squares = (velocity * velocity).sum(dim=1, keepdim=True)
    return (velocity / torch.where(squares > 0, squares, 1.0).sqrt()).mean(dim=0)
