# expect: WRONG_GRADIENT — the value is right, the gradient of the bird at rest is NaN
# Your mean is right now. But the way back from it still goes through a root of 0 or a division by 0, and there 0 times
# infinity is NaN, as 0 / 0 is. So it is when the NaN is replaced afterwards, by nan_to_num or by one `where`, and when
# the root is kept above a tiny number by clamp. The 0 must get into neither the root nor the division.

import torch


def mean_heading(velocity):
    speed = (velocity * velocity).sum(dim=1, keepdim=True).sqrt()
    return torch.where(speed > 0, velocity / speed, 0.0).mean(dim=0)
