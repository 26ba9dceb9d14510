# expect: WRONG_GRADIENT — the speed is held fixed
# Your mean is right, and nothing is NaN. But you cut the speed off: for torch it is a constant now. Then a faster bird
# would have a longer heading, and the gradient pushes birds to fly faster. A heading does not depend on the speed, so
# the gradient must be at a right angle to the velocity.

import torch


def mean_heading(velocity):
    speed = torch.linalg.vector_norm(velocity, dim=1, keepdim=True).detach()
    return torch.where(speed > 0, velocity / speed.where(speed > 0, 1.0), 0.0).mean(dim=0)
