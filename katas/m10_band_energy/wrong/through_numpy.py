# expect: WRONG_GRADIENT — the axes were moved in NumPy
# Your values are right. But no gradient arrives at x: the axes were moved outside of torch, and there the recording
# ends. detach() makes the error of NumPy go away by giving up the gradient. torch can move axes, too.

import torch


def band_energy(x):
    rows = torch.from_numpy(x.detach().numpy().transpose(0, 2, 1).copy())
    return (rows - rows.mean(dim=2, keepdim=True)).square().sum(dim=2)
