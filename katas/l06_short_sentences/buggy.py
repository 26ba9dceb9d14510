"""Tags for the words of sentences of different lengths, filled up to a batch."""

import torch
import torch.nn.functional as F

FILLED = -100


def fill_up(sentences):
    """Return one row for each sentence, filled up at the end to the length of the longest."""
    length = max(len(tags) for tags in sentences)
    return torch.tensor([tags + [FILLED] * (length - len(tags)) for tags in sentences])


def tagging_loss(scores, tags):
    """Return the mean cross entropy over all words of the batch."""
    losses = F.cross_entropy(scores.flatten(0, 1), tags.flatten(), ignore_index=FILLED, reduction="none")
    return losses.mean()


def loss_and_gradient(scores, tags):
    """Return the loss and its gradient with respect to the scores."""
    scores = scores.detach().requires_grad_(True)
    loss = tagging_loss(scores, tags)
    loss.backward()
    return loss.detach(), scores.grad


if __name__ == "__main__":
    for sentences in ([[0, 1]], [[0, 1], [2, 1, 0, 1, 2]], [[0, 1], [2, 1, 0, 1, 2, 2, 1, 0, 0, 1]]):
        tags = fill_up(sentences)
        know_nothing = torch.zeros(*tags.shape, 3, dtype=torch.float64)
        loss, gradient = loss_and_gradient(know_nothing, tags)
        lengths, slopes = [len(s) for s in sentences], gradient.abs().sum()
        print(f"lengths {lengths}: loss {loss.item():.4f}, all slopes together {slopes.item():.4f}")
