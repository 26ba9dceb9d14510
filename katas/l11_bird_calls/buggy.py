"""Learning from pairs: two disturbed recordings of one bird call should get similar vectors."""

import torch


def similarities(first, second, temperature):
    """Return how similar all vectors are to each other, the first ones above the second ones."""
    vectors = torch.cat([first, second])
    directions = vectors / vectors.norm(dim=1, keepdim=True)
    return directions @ directions.T / temperature


def partners(calls):
    """Return for each of the vectors at which position its partner stands."""
    return torch.arange(2 * calls).roll(calls)


def contrastive_loss(first, second, temperature):
    """Return how hard it is to find the partner of a vector, on average."""
    scores = similarities(first, second, temperature)
    return torch.nn.functional.cross_entropy(scores, partners(len(first)))


def gradients(first, second, temperature):
    """Return the slopes of the loss with respect to both halves of the batch."""
    first, second = first.detach().requires_grad_(True), second.detach().requires_grad_(True)
    loss = contrastive_loss(first, second, temperature)
    return torch.autograd.grad(loss, (first, second))


if __name__ == "__main__":
    torch.manual_seed(0)
    first = torch.randn(3, 4, dtype=torch.float64)
    second = first + 0.5 * torch.randn(3, 4, dtype=torch.float64)
    for temperature in (1.0, 0.3, 0.1):
        scores = similarities(first, second, temperature)
        chances = torch.softmax(scores, dim=1)
        found = chances[torch.arange(6), partners(3)]
        print("temperature", temperature, "chance of the partner", [round(each, 3) for each in found.tolist()])
    print("slopes for a single pair", gradients(first[:1], second[:1], 1.0))
