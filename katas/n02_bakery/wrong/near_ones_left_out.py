# expect: WRONG_GRADIENT — near customers were left out together with those at the place
# Leaving out the customers at the place, before the root is taken, is right. But you decide with a tolerance, as
# torch.isclose does, and so those who live next door are left out as well. They pull with the full length 1, however
# near they are. Only the distance 0 is special.

import torch


def pull(place, customers):
    place = place.detach().requires_grad_(True)
    elsewhere = ~torch.isclose(place, customers).all(dim=1)
    way = (place - customers)[elsewhere]
    total = torch.sqrt((way**2).sum(dim=1)).sum()
    total.backward()
    return place.grad
