# expect: RAISED — compared only the chosen folder with the target
# torch says that the loss does not require grad: no recorded way leads from it back to the weight. If you chose a
# folder with argmax, or rounded: these have no slope, the choice does not change when a weight moves a little. If you
# detached something, then you cut the way yourself. Train on the scores; choose a folder when somebody asks for one.

import torch
import torch.nn.functional as F


def gradient(weight, x, y):
    weight = weight.detach().requires_grad_(True)
    scores = F.linear(x, weight)
    chosen = F.softmax(scores, dim=1).argmax(dim=1)
    loss = F.cross_entropy(F.one_hot(chosen, len(weight)).double(), y)
    return torch.autograd.grad(loss, weight)[0]
