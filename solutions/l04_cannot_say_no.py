"""Let the model return scores, and keep the loss that contains the sigmoid.

BCEWithLogitsLoss applies a sigmoid itself. It got probabilities, took them for scores, and squashed them again into
0.5 … 0.7311: too much for any no. Now it gets the product of the rows, which may be as negative as it likes. Sigmoid
and logarithm are taken in one step inside, which stays exact for large scores.
"""

from torch import nn


class Recommender(nn.Module):
    """The product of a viewer's row and a film's row, as a raw score."""

    def __init__(self, viewers, films):
        super().__init__()
        self.viewers = nn.Parameter(viewers)
        self.films = nn.Parameter(films)

    def forward(self):
        """Return the score of each viewer for each film."""
        return self.viewers @ self.films.T


def gradients(viewers, films, liked):
    """Return the gradients of the mean binary cross entropy with respect to the viewers and the films."""
    model = Recommender(viewers, films)
    criterion = nn.BCEWithLogitsLoss()
    criterion(model(), liked).backward()
    return model.viewers.grad, model.films.grad
