"""Let objects say what is a score and what is a probability.

A Categorical is built from named logits or probs, so nothing is left to confuse: neither the form of an argument nor
which of the two comes first, since kl_divergence(p, q) is written like the formula. It returns one divergence for each
example, summed over the classes, and the mean over them is taken in plain sight.
"""

import torch
from torch.distributions import Categorical, kl_divergence

TEMPERATURE = 3.0


def gradient(scores, teacher):
    """Return the gradient of the distillation loss with respect to the scores of the student."""
    scores = scores.detach().requires_grad_(True)
    student = Categorical(logits=scores / TEMPERATURE)
    divergence = kl_divergence(Categorical(probs=teacher), student)
    return torch.autograd.grad(TEMPERATURE**2 * divergence.mean(), scores)[0]
