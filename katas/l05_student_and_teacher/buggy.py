"""Distillation: a student learns to give the probabilities that a teacher gives."""

import torch
import torch.nn.functional as F
from torch import nn

TEMPERATURE = 3.0


class DistillationLoss(nn.Module):
    """The divergence between teacher and student, both softened by a temperature.

    Softening makes the slopes smaller, by the temperature squared in the end; the factor in front makes up for it.
    """

    def __init__(self, temperature):
        super().__init__()
        self.temperature = temperature

    def forward(self, scores, teacher):
        student = F.softmax(scores / self.temperature, dim=1)
        return self.temperature**2 * F.kl_div(student, teacher)


def gradient(scores, teacher):
    """Return the gradient of the distillation loss with respect to the scores of the student."""
    scores = scores.detach().requires_grad_(True)
    DistillationLoss(TEMPERATURE)(scores, teacher).backward()
    return scores.grad


if __name__ == "__main__":
    teacher = torch.tensor([[0.9, 0.1, 0.0], [0.2, 0.3, 0.5]], dtype=torch.float64)
    scores = torch.zeros(2, 3, dtype=torch.float64)
    loss = DistillationLoss(TEMPERATURE)
    for step in range(201):
        if step % 50 == 0:
            print(f"step {step}: loss {loss(scores, teacher).item():.4f}")
        scores -= gradient(scores, teacher)
    print("teacher:", teacher.tolist())
    print("student:", [[round(p, 3) for p in row] for row in F.softmax(scores / TEMPERATURE, dim=1).tolist()])
