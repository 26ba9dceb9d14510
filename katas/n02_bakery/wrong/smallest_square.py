# expect: WRONG_GRADIENT — near customers do not pull any more
# There is no NaN any more. But the clamp also catches customers who live next door: below its limit the distance no
# longer depends on the place, so they pull with 0 instead of the full length 1. Exactly one distance needs a treatment
# of its own, and that is 0.

import torch


def pull(place, customers):
    place = place.detach().requires_grad_(True)
    way = place - customers
    total = torch.sqrt((way**2).sum(dim=1).clamp(min=1e-12)).sum()
    total.backward()
    return place.grad
