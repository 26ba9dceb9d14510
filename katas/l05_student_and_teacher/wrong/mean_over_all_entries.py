# expect: WRONG_GRADIENT — divided by the number of all entries
# The logarithm is there, and that was the heart of the matter. But your gradient is C times too small: "mean", which is
# also the default, divides by every entry of the table, N · C of them, while the page divides by the N examples.
# A divergence is a sum over the classes. Only over the examples is a mean taken.

import torch
import torch.nn.functional as F


def gradient(scores, teacher):
    scores = scores.detach().requires_grad_(True)
    loss = 9 * F.kl_div(F.log_softmax(scores / 3, dim=1), teacher, reduction="none").mean()
    return torch.autograd.grad(loss, scores)[0]
