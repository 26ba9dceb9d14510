"""Never give exp a positive number.

Cause: exp(800) is infinite, and log of it too, although log(1 + exp(800)) is 800. For a positive number the same
function can be written as raw + log(1 + exp(-raw)). So the argument of exp is -|raw| on both sides, at most 0, and
nothing can overflow.

-|raw| is chosen with torch.where instead of abs(): at exactly 0 the slope of abs() is 0 in torch. Here the entry 0
belongs wholly to the branch of the negative numbers, where value and slope are right.
"""

import torch

FLOOR = 1e-3


class SpreadHead(torch.nn.Module):
    """Bend any raw number into a positive spread, smoothly."""

    def forward(self, raw):
        """Nearly FLOOR for very negative numbers, nearly raw for large ones."""
        large = raw > 0
        exponent = torch.where(large, -raw, raw)
        return torch.where(large, raw, 0.0) + torch.log1p(torch.exp(exponent)) + FLOOR


HEAD = SpreadHead()


def spread(raw):
    """Return the positive spread for each raw number."""
    return HEAD(raw)
