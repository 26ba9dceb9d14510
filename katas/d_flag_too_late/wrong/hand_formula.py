# expect: BROKE_RULE — wrote the slope formula by hand
# Your number is right, and you clearly know the power rule. But here torch should do the work.
# The exercise is about the moment at which torch begins to record, and a formula written by hand goes around it.

import torch


def gradient(x):
    with torch.no_grad():
        return 2 * x
