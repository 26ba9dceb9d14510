# expect: WRONG_GRADIENT — compared the probabilities by squares
# The mean squared difference of the probabilities is 0 when both agree, and never negative. But it is another measure:
# it hardly sees that the student says 0.0001 where the teacher says 0.01. The divergence compares by ratios. Keep it,
# and look at the form in which it wants its arguments.

import torch
import torch.nn.functional as F


def gradient(scores, teacher):
    scores = scores.detach().requires_grad_(True)
    loss = 9 * ((F.softmax(scores / 3, dim=1) - teacher) ** 2).sum(dim=1).mean()
    return torch.autograd.grad(loss, scores)[0]
