# expect: RAISED — the loss was not recorded
# Now the loss itself has no recorded way back to the line. If you computed it in inference mode, too, or under
# no_grad: tensors of both kinds may meet there, but nothing is recorded. Inference mode is not a faster training
# mode. Only the weights are constants; the loss has to be recorded.

import torch


def residuals(line, x, y):
    offset, slope = line
    return offset + slope * x - y


def gradient(line, x, y):
    line = line.detach().clone().requires_grad_(True)
    with torch.inference_mode():
        trust = 1 / (1 + residuals(line, x, y) ** 2)
        loss = (trust * residuals(line, x, y) ** 2).sum()
    loss.backward()
    return line.grad
