# expect: WRONG_GRADIENT — gave the raw scores as logarithms
# Scores live in the space of logarithms, so this was not far off. But they are not normalised: the logarithm of the sum
# is missing, which holds the other classes down. The slope with respect to your scores does not depend on them at all.
# kl_div normalises nothing. The function that does so has softmax in its name.

import torch
import torch.nn.functional as F


def gradient(scores, teacher):
    scores = scores.detach().requires_grad_(True)
    loss = 9 * F.kl_div(scores / 3, teacher, reduction="batchmean")
    return torch.autograd.grad(loss, scores)[0]
