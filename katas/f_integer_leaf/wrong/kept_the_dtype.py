# expect: WRONG_GRADIENT — only integers were converted
# Integers work now. But a float32 or float16 number still goes through in its own dtype, so its slope is rounded to
# few digits and comes back in the wrong dtype.
# The task promises float64 for every real dtype, so convert them all.

import torch


def gradient(a):
    edge = a.detach().clone()
    if not edge.is_floating_point():
        edge = edge.to(torch.float64)
    edge.requires_grad_(True)
    b = edge**3
    b.backward()
    return edge.grad


if __name__ == "__main__":
    print(gradient(torch.tensor(2)))
