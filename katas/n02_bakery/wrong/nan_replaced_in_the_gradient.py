# expect: WRONG_GRADIENT — at a door the whole gradient became 0
# At the door of one customer you answer 0. That customer does not pull, it is true, but the others do. If you replaced
# NaN in the finished gradient: the NaN of one customer had swallowed the sum of all the others by then. If you return 0
# as soon as one distance is 0: the same. The single distance must be mended, before they are added.

import torch


def pull(place, customers):
    place = place.detach().requires_grad_(True)
    way = place - customers
    total = torch.sqrt((way**2).sum(dim=1)).sum()
    total.backward()
    return torch.nan_to_num(place.grad)
