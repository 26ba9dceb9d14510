"""Copy nothing, and multiply by nothing.

Cause: two tensors of full size did no work. The copy of the template protected it from changes, but nothing here
changes a tensor: `*` and `relu` make new ones. And the ones in place of missing weights had to be made, multiplied, and
kept by the graph for the backward pass. Now only the result of `relu` waits there, because its slope is read off it.
"""

import torch


def evidence(template, scan):
    """Add up where template and scan agree; voxels with opposite signs count nothing. The template stays as it is."""
    return torch.relu(template * scan).sum()
