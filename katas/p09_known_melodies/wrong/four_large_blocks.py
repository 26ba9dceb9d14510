# expect: OVER_BUDGET — four blocks of recordings, one after the other
# That is the right direction: the blocks come one after the other, and the large tensors are a quarter of what they
# were. But a quarter of 16 times the table is still four tables, and there are two such tensors. How small does a
# block have to be? Nothing stands in the way of one recording at a time.

import torch


def squared_distances(recordings, melodies):
    blocks = []
    for block in recordings.chunk(4):
        difference = block[:, None, :] - melodies[None, :, :]
        blocks.append((difference**2).sum(dim=-1))
    return torch.cat(blocks)


def similarity(recordings, melodies):
    return (1 + squared_distances(recordings, melodies)).reciprocal()
