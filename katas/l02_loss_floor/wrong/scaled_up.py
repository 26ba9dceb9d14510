# expect: WRONG_GRADIENT — multiplied the probabilities to lower the floor
# You stretched the probabilities before the loss, by the number of classes. The floor sinks, so it looks like a repair.
# But the loss still takes them for scores and applies a softmax again. No factor undoes a softmax; only its logarithm
# brings back the scores, up to a constant. Better not to apply it in the first place.

import torch
import torch.nn.functional as F


def gradient(weight, x, y):
    weight = weight.detach().requires_grad_(True)
    scores = F.linear(x, weight)
    loss = F.cross_entropy(len(weight) * F.softmax(scores, dim=1), y)
    return torch.autograd.grad(loss, weight)[0]
