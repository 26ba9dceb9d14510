# expect: WRONG_GRADIENT — the weights were rounded to float32
# The weights are constants and ordinary tensors now, and that is right. But they are float32, and about half of their
# digits are gone. If you made a new tensor from a list: torch.tensor makes float32 of Python numbers, unless it is
# told otherwise.

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
