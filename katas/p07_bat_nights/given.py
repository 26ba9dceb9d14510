"""What the detector wrote to the disk, and what was measured about it: NumPy arrays on the host."""

import numpy as np


def recordings(counts):
    """One row per recording, one column per frequency; the detector counts from 0 to 255."""
    return counts.cpu().numpy().astype(np.uint8)


def mean_of_four(quiet):
    """The background: the mean of four recordings without a bat."""
    return quiet.cpu().numpy().astype(np.uint8).mean(axis=0)


def quarters(steps):
    """The gain, read off a dial with four steps to a unit."""
    return steps.cpu().numpy() / 4
