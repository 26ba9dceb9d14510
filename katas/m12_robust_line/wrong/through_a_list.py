# expect: WRONG_GRADIENT — the weights were rounded to float32
# A new tensor from plain numbers is an ordinary tensor without history, so the idea is right. But torch.tensor makes
# float32 of Python numbers, and about half of the digits of the weights are gone.

import torch


@torch.inference_mode()
def weights(line, x, y):
    return 1 / (1 + (line[0] + line[1] * x - y) ** 2)


def gradient(line, x, y):
    line = line.detach().clone().requires_grad_(True)
    trust = torch.tensor(weights(line, x, y).tolist())
    loss = (trust * (line[0] + line[1] * x - y) ** 2).sum()
    loss.backward()
    return line.grad
