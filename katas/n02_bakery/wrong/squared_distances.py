# expect: WRONG_GRADIENT — left the root out
# Without the root there is nothing infinite. A single distance and its square do shrink together, but the sum of the
# squares is another question than the sum of the distances: far customers pull harder there, and its lowest place is
# the mean of all the customers. The gradient asked for is that of the distances.


def pull(place, customers):
    place = place.detach().requires_grad_(True)
    way = place - customers
    total = (way**2).sum()
    total.backward()
    return place.grad
