# expect: WRONG_VALUE — voxels with opposite signs count, too
# A scalar product of template and scan takes no memory at all. But it adds up all products, and the negative ones are
# taken off the sum. Here a voxel with opposite signs counts nothing.

import torch


def evidence(template, scan):
    return torch.dot(template.flatten(), scan.flatten())
