"""The focal loss of a detector: hard places count much, easy ones little."""

import torch

FOCUS = 2
EPSILON = 1e-4


def probability_of_the_truth(scores, birds):
    """Return the probability that the model gives to what is really there."""
    bird = torch.sigmoid(scores).clamp(EPSILON, 1 - EPSILON)
    return torch.where(birds == 1, bird, 1 - bird)


def focal_loss(scores, birds):
    """Return the sum of the focal losses of all places."""
    q = probability_of_the_truth(scores, birds)
    return -((1 - q) ** FOCUS * torch.log(q)).sum()


def gradient(scores, birds):
    """Return the gradient of the focal loss with respect to the scores."""
    scores = scores.detach().requires_grad_(True)
    loss = focal_loss(scores, birds)
    return torch.autograd.grad(loss, scores)[0]


if __name__ == "__main__":
    scores = torch.tensor([2.0, 5.0, 25.0, -4.0], dtype=torch.float64)
    empty_sky = torch.tensor([0, 0, 0, 0])
    for epoch in range(31):
        if epoch % 10 == 0:
            print(f"epoch {epoch}: scores {[round(score, 3) for score in scores.tolist()]}")
        scores -= gradient(scores, empty_sky)
