"""From a heat map to the position of a fingertip."""

import torch

SHARPNESS = 10.0  # the higher, the more the hottest places count


def place_weights(scores):
    """Return how much each place counts; together the weights are 1."""
    hottest = scores.flatten().argmax()
    weights = torch.nn.functional.one_hot(hottest, scores.numel())
    return weights.double().reshape(scores.shape)


def keypoint(heat):
    """Return the mean position (row, column) over all places of the heat map."""
    weights = place_weights(SHARPNESS * heat)
    rows = torch.arange(heat.shape[0], dtype=torch.float64)
    columns = torch.arange(heat.shape[1], dtype=torch.float64)
    row = weights.sum(dim=1) @ rows
    column = weights.sum(dim=0) @ columns
    return torch.stack([row, column])


if __name__ == "__main__":
    heat = torch.tensor([[0.0, 1.0, 0.9], [0.1, 0.2, 0.0]], dtype=torch.float64, requires_grad=True)
    position = keypoint(heat)
    print("position:", position)
    print("can a slope go back?", position.requires_grad)
