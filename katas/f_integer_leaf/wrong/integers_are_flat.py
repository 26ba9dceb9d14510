# expect: WRONG_GRADIENT — integers got a slope of zero
# You returned 0 for integers. torch refuses to differentiate by an integer tensor, but this says something about
# the dtype, not about the curve: a cube with edge 2 grows just as fast as a cube with edge 2.0.
# Only the type of storage must change, the number stays.

import torch


def gradient(a):
    if not a.is_floating_point():
        return torch.zeros((), dtype=torch.float64)
    edge = a.detach().to(torch.float64).clone().requires_grad_(True)
    b = edge**3
    b.backward()
    return edge.grad


if __name__ == "__main__":
    print(gradient(torch.tensor(2)))
