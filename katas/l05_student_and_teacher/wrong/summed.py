# expect: WRONG_GRADIENT — took the sum over the examples
# The logarithm is there. But now nothing is divided at all: your gradient is N times too large, and it grows with the
# batch. The page takes the mean over the examples, and the sum over the classes. One of the reductions has just this
# name.

import torch
import torch.nn.functional as F


def gradient(scores, teacher):
    scores = scores.detach().requires_grad_(True)
    loss = 9 * F.kl_div(F.log_softmax(scores / 3, dim=1), teacher, reduction="sum")
    return torch.autograd.grad(loss, scores)[0]
