"""Where should the bakery be? Walk downhill on the sum of all ways to the customers."""

import torch


def distances(place, customers):
    """The straight way from the place to each customer."""
    east = place[0] - customers[:, 0]
    north = place[1] - customers[:, 1]
    return torch.sqrt(east**2 + north**2)


def pull(place, customers):
    """Return the gradient of the total way with respect to the place."""
    place = place.detach().requires_grad_(True)
    total = distances(place, customers).sum()
    total.backward()
    return place.grad


def search(start, customers, steps=200, length=0.5):
    """Walk against the pull, in ever shorter steps."""
    place = start
    for step in range(steps):
        place = place - length * 0.97**step * pull(place, customers)
    return place


if __name__ == "__main__":
    customers = torch.tensor([[0.0, 0.0], [4.0, 0.0], [0.0, 3.0], [5.0, 5.0]], dtype=torch.float64)
    somewhere = torch.tensor([1.0, 1.0], dtype=torch.float64)
    print("from somewhere:", search(somewhere, customers))
    print("from a door:   ", search(customers[0], customers))
