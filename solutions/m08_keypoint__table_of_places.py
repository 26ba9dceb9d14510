"""Sum over rows and columns in one product with the table of positions.

The list of all positions, one row for each place, times the weights is the mean position: a product of a vector and a
matrix. The weights are the softmax over the flattened map. No index is chosen anywhere, so the way from the map to
the position is unbroken.
"""

import torch

SHARPNESS = 10.0  # the higher, the more the hottest places count


def keypoint(heat):
    """Return the mean position (row, column) over all places of the heat map."""
    height, width = heat.shape
    places = torch.cartesian_prod(torch.arange(height), torch.arange(width)).double()
    return torch.softmax(SHARPNESS * heat.flatten(), dim=0) @ places
