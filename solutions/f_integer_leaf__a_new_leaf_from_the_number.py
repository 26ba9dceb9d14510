"""Take the number out of the tensor and build a float64 leaf from it.

Cause: integer tensors cannot require a gradient, and other float dtypes have fewer digits than the answer needs.
`a.item()` is a plain Python number without dtype, history and owner. `torch.tensor(number, dtype=torch.float64,
requires_grad=True)` builds a leaf that is yours alone, so nothing of the caller can be changed. Every whole number up
to 2**53 fits into float64 exactly. For a single number this costs nothing; for a big tensor prefer `detach()`,
`clone()` and `to`.
"""

import torch


def gradient(a):
    """Return db/da for b = a**3 as a 0-d float64 tensor."""
    edge = torch.tensor(a.item(), dtype=torch.float64, requires_grad=True)
    (slope,) = torch.autograd.grad(edge**3, edge)
    return slope


if __name__ == "__main__":
    print(gradient(torch.tensor(2)))
