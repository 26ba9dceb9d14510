"""Minimise the cross entropy with the teacher's probabilities as targets.

The divergence is the cross entropy minus the entropy of the teacher, and the teacher does not depend on the student. So
both have the same gradient. cross_entropy takes raw scores and probabilities as targets, and its mean divides by the
number of examples: no form to choose, no reduction to remember. Only the value is different; it does not end at 0.
"""

import torch
import torch.nn.functional as F

TEMPERATURE = 3.0


def gradient(scores, teacher):
    """Return the gradient of the distillation loss with respect to the scores of the student."""
    scores = scores.detach().requires_grad_(True)
    loss = TEMPERATURE**2 * F.cross_entropy(scores / TEMPERATURE, teacher)
    return torch.autograd.grad(loss, scores)[0]
