"""What the `with` block does, written out.

Cause: the switch was moved and not moved back.
First read the mode, then change it. `finally` runs on every way out, also before a return and while an exception is
on its way, and it puts back what was read: for a caller without recording that is False.
"""

import torch


def evaluate(model, x, y):
    """Return the mean squared error of the model, or -1.0 if it refuses the voltages."""
    before = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    try:
        return (model(x) - y).square().mean()
    except ValueError:
        return torch.tensor(-1.0, dtype=torch.float64)
    finally:
        torch.set_grad_enabled(before)
