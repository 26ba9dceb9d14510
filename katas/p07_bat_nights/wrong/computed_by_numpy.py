# expect: BROKE_RULE — NumPy computes all of it
# Your numbers are right, and no memory of the GPU is used, since NumPy does everything on the host, in float64. That
# moves the problem to where there is more room. Here the GPU has to compute, in half the memory. Find out what
# doubled it.

import numpy as np


def loudness(counts, background, gain):
    return np.maximum((counts - background) * gain, 0).sum(axis=1).tolist()
