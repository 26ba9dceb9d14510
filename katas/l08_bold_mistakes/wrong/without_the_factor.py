# expect: WRONG_GRADIENT — lost the factor in front of the logarithm
# This is the plain cross entropy: exact for every score, but without (1 - q)². With it, the thousands of easy places
# decide again, and that is what the focal loss was made against. Keep the exact logarithm, and put the factor back in
# front.

import torch
import torch.nn.functional as F


def gradient(scores, birds):
    scores = scores.detach().requires_grad_(True)
    loss = F.binary_cross_entropy_with_logits(scores, birds.double(), reduction="sum")
    return torch.autograd.grad(loss, scores)[0]
