"""A recommender: viewers and films as rows of numbers, and the probability that one likes the other."""

import torch
from torch import nn


class Recommender(nn.Module):
    """The product of a viewer's row and a film's row, turned into a probability."""

    def __init__(self, viewers, films):
        super().__init__()
        self.viewers = nn.Parameter(viewers)
        self.films = nn.Parameter(films)

    def forward(self):
        return torch.sigmoid(self.viewers @ self.films.T)


def gradients(viewers, films, liked):
    """Return the gradients of the mean binary cross entropy with respect to the viewers and the films."""
    model = Recommender(viewers, films)
    criterion = nn.BCEWithLogitsLoss()
    criterion(model(), liked).backward()
    return model.viewers.grad, model.films.grad


if __name__ == "__main__":
    torch.manual_seed(1)
    viewers = torch.randn(3, 2, dtype=torch.float64)
    films = torch.randn(2, 2, dtype=torch.float64)
    liked = torch.tensor([[1.0, 0.0], [0.0, 1.0], [1.0, 0.0]], dtype=torch.float64)
    for _ in range(3000):
        viewer_slopes, film_slopes = gradients(viewers, films, liked)
        viewers -= viewer_slopes
        films -= film_slopes
    losses = nn.BCEWithLogitsLoss(reduction="none")(Recommender(viewers, films)(), liked)
    print("targets:", liked.tolist())
    print("losses: ", [[round(loss, 4) for loss in row] for row in losses.tolist()])
