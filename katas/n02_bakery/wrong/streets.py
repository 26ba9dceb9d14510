# expect: WRONG_GRADIENT — added up the ways along the streets
# You add the way east and the way north. That needs no root, and at 0 torch takes the slope 0 for the absolute value.
# But it is the distance along a grid of streets. Asked for is the straight one, whose pull points directly at the
# customer.


def pull(place, customers):
    place = place.detach().requires_grad_(True)
    total = (place - customers).abs().sum()
    total.backward()
    return place.grad
