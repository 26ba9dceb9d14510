# expect: OVER_BUDGET — all differences of all pairs are alive, and so are their squares
# For each pair there are D differences and D squares in memory at the same time, 16 MiB each, for a table of 1 MiB.
# If you took a function such as pairwise_distance: it broadcasts and subtracts inside, as the program did. If you
# switched autograd off or emptied the cache: no graph was ever made here, and nothing that is still in use can be
# given back.

import torch


def squared_distances(recordings, melodies):
    return torch.nn.functional.pairwise_distance(recordings[:, None], melodies, eps=0.0) ** 2


def similarity(recordings, melodies):
    return (1 + squared_distances(recordings, melodies)).reciprocal()
