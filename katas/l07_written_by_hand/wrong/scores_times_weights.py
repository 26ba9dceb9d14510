# expect: WRONG_GRADIENT — multiplied the scores by the weights
# You weighted the scores before the softmax. That makes the model more or less sure of a class, and it is learned away
# again: the weight becomes part of the model. A weight in a loss says how much an error counts, so it belongs after the
# logarithm, to the loss of each part.

import torch
import torch.nn.functional as F


def gradient(scores, labels, weights):
    scores = scores.detach().requires_grad_(True)
    loss = F.cross_entropy(scores * weights, labels)
    return torch.autograd.grad(loss, scores)[0]
