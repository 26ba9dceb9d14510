# expect: WRONG_GRADIENT — a small number was added under the root
# There is no NaN any more. But the small number under the root changes the answer for everybody who lives about as near
# as its root: with 1e-12 a customer at 1e-8 pulls with a hundredth of the length 1. Here a number is not needed at all:
# treat the distance 0 on its own, and leave the others alone.

import torch


def pull(place, customers):
    place = place.detach().requires_grad_(True)
    way = place - customers
    total = torch.sqrt((way**2).sum(dim=1) + 1e-12).sum()
    total.backward()
    return place.grad
