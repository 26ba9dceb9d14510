"""Make a float64 leaf of your own, then compute.

Cause: a tensor made from a whole number has an integer dtype, and integer tensors cannot require a gradient: a slope
asks for a small change of the number, and an integer cannot change by less than 1.
`to(torch.float64)` is no copy when the tensor is float64 already, so `detach()` comes first: the caller's tensor
must never become the leaf.
"""

import torch


def gradient(a):
    """Return db/da for b = a**3 as a 0-d float64 tensor."""
    edge = a.detach().clone().to(torch.float64).requires_grad_(True)
    b = edge**3
    b.backward()
    return edge.grad


if __name__ == "__main__":
    print(gradient(torch.tensor(2)))
