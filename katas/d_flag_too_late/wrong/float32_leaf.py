# expect: WRONG_GRADIENT — made a new leaf in torch's default dtype
# You made a new tensor from the number and told it to require grad at once. The order is right now. But a tensor made
# from a Python number is float32 unless you say otherwise, and so is your answer.
# The input is float64, and a slope has the dtype of its input.

import torch


def gradient(x):
    x = torch.tensor(x.item(), requires_grad=True)
    y = x**2 + 1
    y.backward()
    return x.grad
