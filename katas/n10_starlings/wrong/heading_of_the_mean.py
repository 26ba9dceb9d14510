# expect: WRONG_VALUE — first averaged, then brought to length 1
# You averaged the velocities and took the heading of that. It always has length 1 and says nothing about order any
# more, and fast birds count more than slow ones. First the headings, then the mean.

import torch


def mean_heading(velocity):
    return torch.nn.functional.normalize(velocity.mean(dim=0), dim=0)
