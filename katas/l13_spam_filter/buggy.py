"""A spam filter: a linear layer gives each mail a score, and training makes the true label likely."""

import torch


def probabilities(scores):
    """Return what the filter believes, one row for each mail."""
    return torch.softmax(scores, dim=1)


def log_loss(believed, truth):
    """Return how surprised the filter is by the truth, summed over all mails."""
    return -(truth * believed.log()).sum()


def gradient(scores, labels):
    """Return the slope of the loss with respect to the scores; shape (N, 1), like the scores."""
    scores = scores.detach().requires_grad_(True)
    truth = labels.double().unsqueeze(1)
    loss = log_loss(probabilities(scores), truth)
    (slope,) = torch.autograd.grad(loss, scores)
    return slope


if __name__ == "__main__":
    mails = torch.tensor([[3.0, 0.0], [2.0, 1.0], [0.0, 4.0], [1.0, 3.0]], dtype=torch.float64)
    labels = torch.tensor([1, 1, 0, 0])
    weights = torch.zeros(2, 1, dtype=torch.float64)
    for step in range(5):
        weights -= 0.1 * mails.T @ gradient(mails @ weights, labels)
        print("step", step, "weights", weights.flatten().tolist())
