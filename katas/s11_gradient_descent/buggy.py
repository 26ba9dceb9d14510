"""Roll down into the valley y = x**2 and write down every place on the way."""

import torch


def descend(x0, lr, n):
    """Return the n + 1 places that gradient descent visits, the start included."""
    x = torch.tensor(x0, dtype=torch.float64, requires_grad=True)
    places = [x.item()]
    for _ in range(n):
        x.grad = None
        y = x**2
        y.backward()
        with torch.no_grad():
            x = x - lr * x.grad
        places.append(x.item())
    return places


if __name__ == "__main__":
    print(descend(100.0, 0.1, 9))
