# expect: WRONG_GRADIENT — the leaf and the answer are float32
# You turned the number into a float, and that is the right idea. But float() of a tensor means float32: it holds
# about 7 digits, and above 16777216 it skips whole numbers.
# The task asks for a float64 answer. Choose the dtype by the precision that you need.

import torch


def gradient(a):
    edge = a.detach().clone().float().requires_grad_(True)
    b = edge**3
    b.backward()
    return edge.grad


if __name__ == "__main__":
    print(gradient(torch.tensor(2)))
