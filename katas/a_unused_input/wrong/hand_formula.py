# expect: BROKE_RULE — wrote the slope formula by hand
# Your numbers are right, and it is good that you can work out the slopes yourself. But here torch should do it.
# The exercise is about what torch hands back for an input that was not used, and a formula written by hand goes
# around that question.

import torch


def gradients(x, y):
    return torch.zeros_like(x), 2 * y.detach()
