# expect: WRONG_GRADIENT — one length was taken of the whole table
# The function is well chosen: at the vector 0 it has the gradient 0. But without `dim` it takes one length of all
# the numbers in the table together, the root of the sum of all squares. Each customer has a distance of their own, and
# these are added.

import torch


def pull(place, customers):
    place = place.detach().requires_grad_(True)
    total = torch.linalg.vector_norm(place - customers)
    total.backward()
    return place.grad
