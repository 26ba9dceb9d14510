# expect: WRONG_GRADIENT — the error was caught, and None returned
# The error no longer stops the program, but for integers your function now returns None.
# An error that is caught without a repair is only hidden: the caller still has no slope.
# Remove the reason of the error: the leaf has a dtype that cannot have a gradient.

import torch


def gradient(a):
    edge = a.detach().clone()
    if edge.is_floating_point():
        edge = edge.to(torch.float64)
    try:
        edge.requires_grad_(True)
    except RuntimeError:
        return None
    b = edge**3
    b.backward()
    return edge.grad


if __name__ == "__main__":
    print(gradient(torch.tensor(2)))
