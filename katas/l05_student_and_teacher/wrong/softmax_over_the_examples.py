# expect: WRONG_GRADIENT — took the softmax over the examples
# You take the logarithm now. But your softmax runs down the batch, so the examples compete with each other. The
# probabilities of one example, a row, have to sum to 1.

import torch
import torch.nn.functional as F


def gradient(scores, teacher):
    scores = scores.detach().requires_grad_(True)
    loss = 9 * F.kl_div(F.log_softmax(scores / 3, dim=0), teacher, reduction="batchmean")
    return torch.autograd.grad(loss, scores)[0]
