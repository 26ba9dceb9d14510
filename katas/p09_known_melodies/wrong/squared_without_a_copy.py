# expect: OVER_BUDGET — the squares need no tensor of their own any more, but the differences do
# You have saved one of the two large tensors: by squaring in place, or with a function that squares and sums in one
# go, like einsum, vector_norm or mse_loss. The other one is still there: N * M * D differences, 16 times the table.
# To take less room it must never exist as a whole.

import torch


def squared_distances(recordings, melodies):
    difference = recordings[:, None, :] - melodies[None, :, :]
    return torch.einsum("nmd,nmd->nm", difference, difference)


def similarity(recordings, melodies):
    return (1 + squared_distances(recordings, melodies)).reciprocal()
