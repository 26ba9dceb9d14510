"""Give kl_div the logarithm of the student, and let it divide by the number of examples.

kl_div computes target · (log target - input): the first argument must be a logarithm already. The program gave it
plain probabilities, so it computed p · log p - p · q, which may be negative and whose slope vanishes with q.
log_softmax brings softmax and logarithm in one exact step. "batchmean" takes the sum over the classes and the mean
over the examples, as the page asks; the default divides by the number of classes as well.
"""

import torch.nn.functional as F
from torch import nn

TEMPERATURE = 3.0


class DistillationLoss(nn.Module):
    """The divergence between teacher and student, both softened by a temperature."""

    def __init__(self, temperature):
        super().__init__()
        self.temperature = temperature

    def forward(self, scores, teacher):
        """Return the mean divergence over the examples, times the temperature squared."""
        student = F.log_softmax(scores / self.temperature, dim=1)
        return self.temperature**2 * F.kl_div(student, teacher, reduction="batchmean")


def gradient(scores, teacher):
    """Return the gradient of the distillation loss with respect to the scores of the student."""
    scores = scores.detach().requires_grad_(True)
    DistillationLoss(TEMPERATURE)(scores, teacher).backward()
    return scores.grad
