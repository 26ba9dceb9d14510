"""A weighted cross entropy that remembers which parts it found hardest."""

import torch
import torch.nn.functional as F


class WeightedLoss:
    """Cross entropy with one weight for each class, and a list of the worst losses so far."""

    def __init__(self, weights, keep=3):
        self.weights = weights
        self.keep = keep
        self.worst = []

    def __call__(self, scores, labels):
        losses = F.cross_entropy(scores, labels, reduction="none")
        self.remember(losses.detach(), labels)
        return (self.weights[labels] * losses).mean()

    def remember(self, losses, labels):
        """Keep the largest losses, each with the label of its part."""
        pairs = self.worst + list(zip(losses.tolist(), labels.tolist(), strict=True))
        self.worst = sorted(pairs, reverse=True)[: self.keep]


def gradient(scores, labels, weights):
    """Return the gradient of the weighted loss with respect to the scores."""
    scores = scores.detach().requires_grad_(True)
    WeightedLoss(weights)(scores, labels).backward()
    return scores.grad


if __name__ == "__main__":
    torch.manual_seed(0)
    scores = torch.randn(6, 3, dtype=torch.float64)
    weights = torch.tensor([0.2, 1.0, 10.0], dtype=torch.float64)
    for labels in ([0, 0, 0, 0, 0, 0], [0, 0, 0, 1, 0, 0], [0, 2, 0, 2, 0, 2]):
        labels = torch.tensor(labels)
        loss = WeightedLoss(weights)
        print(f"labels {labels.tolist()}: loss {loss(scores, labels).item():.4f}, the worst {loss.worst[0]}")
        print(f"    with the loss of the library: {F.cross_entropy(scores, labels, weight=weights).item():.4f}")
