"""A film recommender: one row of numbers per viewer and per film. The slopes are worked out by hand, for speed."""

import torch


def bring_back(slopes, ids, table):
    """Bring the slope of each row that was taken out of the table back to the place where it was taken."""
    collected = torch.zeros_like(table)
    collected[ids] += slopes
    return collected


def gradients(U, V, viewers, films, ratings):
    """Return the slopes of the sum of squared errors with respect to U and V."""
    viewer, film = U[viewers], V[films]
    errors = (viewer * film).sum(dim=1) - ratings
    pull = 2 * errors[:, None]
    return bring_back(pull * film, viewers, U), bring_back(pull * viewer, films, V)


if __name__ == "__main__":
    U = torch.tensor([[1.0], [2.0]], dtype=torch.float64, requires_grad=True)
    V = torch.tensor([[1.0], [3.0]], dtype=torch.float64, requires_grad=True)
    viewers, films = torch.tensor([0, 0]), torch.tensor([0, 1])
    ratings = torch.zeros(2, dtype=torch.float64)
    (((U[viewers] * V[films]).sum(dim=1) - ratings) ** 2).sum().backward()
    for name, by_hand, by_torch in zip("UV", gradients(U, V, viewers, films, ratings), (U.grad, V.grad), strict=True):
        print(f"{name}: by hand {by_hand.flatten().tolist()}, by torch {by_torch.flatten().tolist()}")
