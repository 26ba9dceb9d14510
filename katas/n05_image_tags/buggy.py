"""Tags for pictures: the gradient of the loss with respect to the scores of a tagging network."""

import torch


def disagreement(probabilities, labels):
    """Binary cross entropy, added up over all pictures and tags. A label may be a fraction."""
    seen = labels * torch.log(probabilities)
    not_seen = (1 - labels) * torch.log(1 - probabilities)
    return -(seen + not_seen).sum()


def loss_gradient(scores, labels):
    """Return the gradient of the loss with respect to the scores."""
    scores = scores.detach().requires_grad_(True)
    probabilities = torch.sigmoid(scores)
    loss = disagreement(probabilities, labels)
    loss.backward()
    return scores.grad


if __name__ == "__main__":
    scores = torch.tensor([[1.5, -0.5], [60.0, 2.0]], dtype=torch.float64)
    labels = torch.tensor([[1.0, 0.0], [0.0, 0.75]], dtype=torch.float64)
    print("gradient:", loss_gradient(scores, labels))
    sure = torch.tensor([[800.0]], dtype=torch.float64)
    print("sure and right:", loss_gradient(sure, torch.ones_like(sure)))
