# expect: BROKE_RULE — wrote the gradient down by hand
# Your numbers are right: a unit vector for each customer, and 0 at the door. But here torch should differentiate the
# distance. Find out how to write the distance so that its gradient is right at 0, and it will be right within every
# bigger formula, too.

import torch


def pull(place, customers):
    way = place.detach() - customers
    length = torch.linalg.vector_norm(way, dim=1, keepdim=True)
    return (way / torch.where(length > 0, length, 1.0)).sum(dim=0)
