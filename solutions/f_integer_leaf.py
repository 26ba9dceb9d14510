"""Make a float64 leaf of your own, then compute.

Cause: a tensor made from a whole number has an integer dtype, and integer tensors cannot require a gradient: a slope
asks for a small change of the number, and an integer cannot change by less than 1.

Rule: the leaf must be a float tensor *before* the computation starts. Choose float64 when digits matter: float32 rounds
every number to about 7 digits, and converting the answer afterwards does not bring them back. `to(torch.float64)` is no
copy when the tensor is float64 already, so `detach()` first: the caller's tensor must never become your leaf.

Next time: `torch.tensor(2)` is int64 and `torch.tensor(2.0)` is float32. Write the dtype when you create a tensor that
you want to differentiate by.
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
