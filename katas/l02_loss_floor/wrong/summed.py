# expect: WRONG_GRADIENT — took the sum over the messages
# One softmax, and the right one. But your gradient is N times the right one, because the losses of the messages are
# added up and not averaged. Perhaps you wanted to make up for the tiny slopes of the program. They were tiny for
# another reason, and that one is gone. The task asks for the mean.

import torch
import torch.nn.functional as F


def gradient(weight, x, y):
    weight = weight.detach().requires_grad_(True)
    scores = F.linear(x, weight)
    loss = F.cross_entropy(scores, y, reduction="sum")
    return torch.autograd.grad(loss, weight)[0]
