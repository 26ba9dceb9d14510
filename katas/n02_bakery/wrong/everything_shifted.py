# expect: WRONG_GRADIENT — the place was moved by a millionth
# You compute the distances from a place that lies 1e-6 further in each direction.
# torch.nn.functional.pairwise_distance does this quietly (look for eps in its documentation). There is no NaN any
# more, but a customer at the place pulls with the full length now, and one next door in a wrong direction.

import torch


def pull(place, customers):
    place = place.detach().requires_grad_(True)
    total = torch.nn.functional.pairwise_distance(place.expand_as(customers), customers).sum()
    total.backward()
    return place.grad
