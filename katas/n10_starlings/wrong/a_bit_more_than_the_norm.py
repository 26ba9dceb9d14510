# expect: WRONG_VALUE — a small number was added to the norm
# No zero stands below the fraction bar any more, and no gradient is NaN. But all birds fly a little faster now, and
# their headings are shorter than 1: slow birds show it, and in the others it is the last digits. And the gradient of a
# bird at rest is divided by the small number, so it is huge. Ask whether the bird is at rest, instead of changing all.

import torch


def mean_heading(velocity):
    return (velocity / (torch.linalg.vector_norm(velocity, dim=1, keepdim=True) + 1e-8)).mean(dim=0)
