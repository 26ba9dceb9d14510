"""Write every step into the tensor that is there already.

Cause: `level - background` makes a new tensor, and torch gives it the wider dtype of the two, float64.
An operation in place has no choice: its result must fit into the tensor on the left, which is float32 and stays so. The
float64 operand is converted number by number on the way. That also saves the second copy, so this needs little more
than half of what is allowed. Nobody else holds this tensor, and no graph is recorded, so it may be overwritten.
"""

import torch

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def loudness(counts, background, gain):
    """Return the loudness of each recording above the background: a list of numbers."""
    level = torch.from_numpy(counts).to(DEVICE).float()
    level -= torch.from_numpy(background).to(DEVICE)
    level *= torch.from_numpy(gain).to(DEVICE)
    return level.clamp_(min=0).sum(dim=1).tolist()
