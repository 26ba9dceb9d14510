# expect: WRONG_GRADIENT — computed in float32, converted to float64 at the end
# The dtype of your answer is right, but its digits are not: the slope was computed in float32 (about 7 digits)
# and only the finished number was converted. A conversion never brings lost digits back.
# Convert before you compute.

import torch


def gradient(a):
    edge = a.detach().clone().float().requires_grad_(True)
    b = edge**3
    b.backward()
    return edge.grad.double()


if __name__ == "__main__":
    print(gradient(torch.tensor(2)))
