"""How much does a trout weigh? Coefficients of a Bayesian linear model, one batch of fish at a time."""

from dataclasses import dataclass

import torch

SCATTER = 4.0  # variance of a fish around the model
DOUBT = 0.25  # variance of a coefficient around 0, before any fish was seen


@dataclass
class Batch:
    """Some fish of a survey."""

    x: torch.Tensor
    y: torch.Tensor
    total: int

    @property
    def share(self):
        """Which part of the survey the batch is."""
        return len(self.y) / self.total


def log_likelihood(weights, batch):
    """Return what the fish of the batch say about the weights, all together."""
    return -0.5 * (batch.y - batch.x @ weights).square().sum() / SCATTER


def log_prior(weights):
    """Return what was believed before."""
    return -0.5 * weights.square().sum() / DOUBT


def gradient(weights, x, y, total):
    """Return the slope of the estimate of U with respect to the weights."""
    weights = weights.detach().requires_grad_(True)
    batch = Batch(x, y, total)
    if batch.share > 1:
        raise ValueError("more fish in the batch than in the survey")
    estimate = -log_likelihood(weights, batch) - log_prior(weights)
    (slope,) = torch.autograd.grad(estimate, weights)
    return slope


if __name__ == "__main__":
    torch.manual_seed(0)
    x = torch.randn(240, 2, dtype=torch.float64)
    y = x @ torch.tensor([3.0, -1.0], dtype=torch.float64) + SCATTER**0.5 * torch.randn(240, dtype=torch.float64)
    for size in (240, 24, 1):
        weights, mean, steps = torch.zeros(2, dtype=torch.float64), 0.0, 4000
        for step in range(steps):
            chosen = torch.arange(step * size, (step + 1) * size) % 240
            weights = weights - 0.0005 * gradient(weights, x[chosen], y[chosen], 240)
            mean = mean + (weights / 1000 if step >= steps - 1000 else 0.0)
        print("batches of", size, "weights", [round(each, 3) for each in mean.tolist()])
