"""Keep the arguments, which are there anyway, and work the rest out again on the way back.

Cause: a copy of the template, and ones for missing weights, took a tensor each, and the graph kept two. A function of
one's own keeps what it wants. Template and scan are alive as long as the caller has them, so saving them costs nothing,
and the signs of the products are found again in the backward pass. Between the two passes no tensor of full size waits.
"""

import torch


class Evidence(torch.autograd.Function):
    """The sum of the positive products."""

    @staticmethod
    def forward(ctx, template, scan):
        """Add up the positive products, and keep the factors."""
        ctx.save_for_backward(template, scan)
        return torch.relu(template * scan).sum()

    @staticmethod
    def backward(ctx, slope):
        """A voxel passes the slope on if its product is positive."""
        template, scan = ctx.saved_tensors
        return torch.where(template * scan > 0, slope * scan, 0), None


def evidence(template, scan):
    """Add up where template and scan agree; voxels with opposite signs count nothing. The template stays as it is."""
    return Evidence.apply(template, scan)
