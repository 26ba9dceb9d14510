"""The slope written out, with numbers that are exact on both sides.

With s, the score turned towards the truth, the slope of -(1 - q)² log q with respect to s is
(1 - q)² · (2 q log q - (1 - q)). Every number in it is taken from the score itself, so none of them is the small
difference of two large ones. For a bold mistake q is nearly 0, and the slope goes to -1: the full pull.
"""

import torch
import torch.nn.functional as F


def gradient(scores, birds):
    """Return the gradient of the focal loss with respect to the scores."""
    turn = 2 * birds - 1
    s = turn * scores
    wrong = torch.sigmoid(-s)
    return turn * wrong**2 * (2 * torch.sigmoid(s) * F.logsigmoid(s) - wrong)
