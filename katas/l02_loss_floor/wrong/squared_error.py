# expect: WRONG_GRADIENT — squared error of the probabilities
# You compare the probabilities with a one-hot target by squares. This loss does go down to 0, so the floor is gone. But
# it is another loss: where the model is sure and wrong, its slope is nearly 0, and just there the cross entropy pulls
# hardest. Keep the cross entropy, and look at what it is given.

import torch
import torch.nn.functional as F


def gradient(weight, x, y):
    weight = weight.detach().requires_grad_(True)
    scores = F.linear(x, weight)
    loss = ((F.softmax(scores, dim=1) - F.one_hot(y, len(weight))) ** 2).sum(dim=1).mean()
    return torch.autograd.grad(loss, weight)[0]
