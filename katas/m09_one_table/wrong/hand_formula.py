# expect: BROKE_RULE — wrote the slope formula by hand
# Your numbers are right, and you know now what the two uses contribute. But here torch should do the work. In a model
# with fifty layers between the two ends nobody writes this formula. Find out why torch keeps them apart.

import torch


def gradient(E, ids, y):
    with torch.no_grad():
        slope = 2 * (E[ids] @ E.T - y) / y.numel()
        return (slope.T @ E[ids]).index_add(0, ids, slope @ E)
