# expect: WRONG_GRADIENT — a float64 input was used as the leaf itself
# double() makes a new tensor for integers, and you found that. But a tensor that is float64 already is returned as it
# is, without a copy. Then the caller's own tensor is your leaf: its old .grad is added to your answer. And a float32
# tensor that requires a gradient is converted by a recorded step, so the result is no leaf and its .grad is None.
# Detach first, so that the leaf is your own in every case.

import torch


def gradient(a):
    edge = a.double().requires_grad_(True)
    b = edge**3
    b.backward()
    return edge.grad


if __name__ == "__main__":
    print(gradient(torch.tensor(2)))
