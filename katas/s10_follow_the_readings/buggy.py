"""A calibration in which large readings count more."""

import torch


class Calibration:
    """One round of adjusting readings."""

    def weights(self, readings):
        """Return how much each reading counts, as constants for this round."""
        weights = readings**2
        weights.requires_grad_(False)
        return weights

    def score(self, readings):
        """Return the sum of the weighted readings."""
        return (self.weights(readings) * readings).sum()


def score_and_gradient(x):
    """Return the score of the readings x, and its gradient while the weights stay fixed."""
    readings = x.detach().requires_grad_(True)
    score = Calibration().score(readings)
    score.backward()
    return score.detach(), readings.grad


if __name__ == "__main__":
    print("score and gradient:", score_and_gradient(torch.tensor([1.0, -3.0, 0.5], dtype=torch.float64)))
