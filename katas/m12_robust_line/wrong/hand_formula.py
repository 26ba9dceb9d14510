# expect: BROKE_RULE — wrote the slope formula by hand
# Your numbers are right. But here torch should do the work: a model with more than two numbers has no formula that
# somebody could write down, and there the same error would stop you again.

import torch


def gradient(line, x, y):
    with torch.no_grad():
        r = line[0] + line[1] * x - y
        pull = 2 * r / (1 + r**2)
        return torch.stack([pull.sum(), (pull * x).sum()])
