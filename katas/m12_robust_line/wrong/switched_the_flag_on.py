# expect: RAISED — asked for a gradient of the weights
# torch does not let you set requires_grad on an inference tensor. And it would not help: the weights are constants in
# this step, so no gradient of theirs is wanted. What is missing is not the flag, but an ordinary tensor.

import torch


@torch.inference_mode()
def weights(line, x, y):
    return 1 / (1 + (line[0] + line[1] * x - y) ** 2)


def gradient(line, x, y):
    line = line.detach().clone().requires_grad_(True)
    trust = weights(line, x, y).requires_grad_(True)
    loss = (trust * (line[0] + line[1] * x - y) ** 2).sum()
    loss.backward()
    return line.grad
