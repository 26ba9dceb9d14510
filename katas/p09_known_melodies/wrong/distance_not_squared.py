# expect: WRONG_VALUE — these are distances, and not their squares
# The memory is right. But a function that gives distances, like cdist, takes the root at the end, and the formula of
# the page wants the squared distance. The order of the melodies is the same, the likenesses are not.

import torch


def similarity(recordings, melodies):
    return (1 + torch.cdist(recordings, melodies)).reciprocal()
