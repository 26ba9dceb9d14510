# expect: WRONG_GRADIENT — compared the student without softening it
# The divergence is computed in the right form, with the right divisor. But the student is not softened: the scores are
# not divided by 3. The teacher already is, so the two would never be compared as equals.

import torch
import torch.nn.functional as F


def gradient(scores, teacher):
    scores = scores.detach().requires_grad_(True)
    loss = 9 * F.cross_entropy(scores, teacher)
    return torch.autograd.grad(loss, scores)[0]
