# expect: WRONG_GRADIENT — right divisor, still no logarithm
# You took the warning seriously, and the divisor is right now. But the warning names only the smaller of two troubles.
# The first argument of kl_div should be in the space of logarithms, and the student still gives plain probabilities.
# That is why the loss can be negative, which no divergence is.

import torch
import torch.nn.functional as F


def gradient(scores, teacher):
    scores = scores.detach().requires_grad_(True)
    loss = 9 * F.kl_div(F.softmax(scores / 3, dim=1), teacher, reduction="batchmean")
    return torch.autograd.grad(loss, scores)[0]
