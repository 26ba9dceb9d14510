"""Walk down in a landscape of hills and hollows, and return the whole path for a map."""

import torch


def height(place):
    """Return the height of the landscape at a place (x, y)."""
    x, y = place
    return torch.sin(3 * x) * torch.cos(3 * y) + (x + y) / 4


def slope(place, axis):
    """Return how steep the landscape is at a place in the direction of one axis."""
    (gradient,) = torch.autograd.grad(height(place), place)
    return gradient[axis]


def descend(x0, y0, lr, n):
    """Return the path of gradient descent from (x0, y0): n + 1 rows, the start included."""
    place = torch.tensor([x0, y0], dtype=torch.float64, requires_grad=True)
    path = [place.detach().clone()]
    for _ in range(n):
        for axis in range(2):
            step = lr * slope(place, axis)
            with torch.no_grad():
                place[axis] -= step
        path.append(place.detach().clone())
    return torch.stack(path)


if __name__ == "__main__":
    start = torch.tensor([0.5, 0.5], dtype=torch.float64, requires_grad=True)
    slopes = [slope(start, axis).item() for axis in range(2)]
    print("the slopes at (0.5, 0.5) are", [round(each, 5) for each in slopes])
    print("so a step of 0.1 should lead to", [round(0.5 - 0.1 * each, 5) for each in slopes])
    for x, y in descend(0.5, 0.5, 0.1, 5).tolist():
        print(f"({x:8.5f}, {y:8.5f})")
