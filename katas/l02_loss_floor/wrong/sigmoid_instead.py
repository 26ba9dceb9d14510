# expect: WRONG_GRADIENT — squashed the scores with a sigmoid
# You replaced the softmax by a sigmoid. It squashes, too: the loss still sees numbers between 0 and 1, and thinks that
# they are scores. So it can never become sure. A squashing function in front of this loss is one too many,
# whatever its name.

import torch
import torch.nn.functional as F


def gradient(weight, x, y):
    weight = weight.detach().requires_grad_(True)
    scores = F.linear(x, weight)
    loss = F.cross_entropy(torch.sigmoid(scores), y)
    return torch.autograd.grad(loss, weight)[0]
