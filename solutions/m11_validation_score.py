"""A `with` block: off inside, and as before outside.

Cause: `torch.set_grad_enabled(False)` as a plain call changes a switch of the whole thread, and nothing switched it
back. The next epoch computed its loss without recording, so `backward()` found no graph.
`with torch.no_grad()` remembers the mode at its beginning and puts that back when the block is left: at its end, at a
return inside it, and when the model raises.
"""

import torch

REFUSED = -1.0


def mean_squared_error(model, x, y):
    """How far the model is off."""
    return (model(x) - y).square().mean()


def evaluate(model, x, y):
    """Return the mean squared error of the model, or -1.0 if it refuses the voltages."""
    with torch.no_grad():
        try:
            return mean_squared_error(model, x, y)
        except ValueError:
            return torch.tensor(REFUSED, dtype=torch.float64)
