# expect: WRONG_GRADIENT — the lengths of the columns
# A length that knows the vector 0 is well chosen. But yours runs along the other axis: it takes one length of all the
# ways east and one of all the ways north. A customer is a row of the table, so each row has one length, made of the two
# numbers in it.

import torch


def pull(place, customers):
    place = place.detach().requires_grad_(True)
    total = torch.linalg.vector_norm(place - customers, dim=0).sum()
    total.backward()
    return place.grad
