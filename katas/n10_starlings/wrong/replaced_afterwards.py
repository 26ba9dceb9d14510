# expect: WRONG_GRADIENT — the value is right, the gradient of the bird at rest is NaN
# Your mean is right now. But the way back from it still goes through the root of 0, whose slope is infinite, and
# whatever arrives there is multiplied by it: 0 times infinity is NaN. So it is when the NaN is replaced afterwards, by
# nan_to_num or by one `where`, and when the root is kept above a tiny number by clamp. The 0 must not get into the root
# at all.

import torch


def mean_heading(velocity):
    speed = (velocity * velocity).sum(dim=1, keepdim=True).sqrt()
    return torch.where(speed > 0, velocity / speed, 0.0).mean(dim=0)
