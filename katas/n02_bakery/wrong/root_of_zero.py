# expect: WRONG_GRADIENT — at a distance of 0 the root is still taken of 0
# At a customer's door the answer is NaN: somewhere the root of 0 is still taken, by sqrt, by ** 0.5 or by torch.hypot.
# If you added something after the root, or replaced NaN in the distance, nothing changes: the distance was never the
# problem. Its slope is: infinite for the root, 0 for the squares, and the product of both is NaN.

import torch


def pull(place, customers):
    place = place.detach().requires_grad_(True)
    way = place - customers
    total = torch.sqrt((way**2).sum(dim=1)).sum()
    total.backward()
    return place.grad
