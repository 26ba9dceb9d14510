"""How fast does the volume b = a**3 of a cube grow when its edge a grows?"""

import torch


def gradient(a):
    """Return db/da for b = a**3 with the digits of float64."""
    edge = a.detach().clone()
    if edge.is_floating_point():
        edge = edge.to(torch.float64)
    edge.requires_grad_(True)
    b = edge**3
    b.backward()
    return edge.grad


if __name__ == "__main__":
    measured = torch.tensor(2.0, dtype=torch.float64)
    print(gradient(measured))
    ordered = torch.tensor(2)
    print(gradient(ordered))
