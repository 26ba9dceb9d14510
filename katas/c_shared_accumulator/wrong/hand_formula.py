# expect: BROKE_RULE — wrote the slope formulas by hand
# Your numbers are right, and you clearly know the power rule. But here torch should do the work.
# The exercise is about the place where torch adds slopes up, and formulas written by hand go around it.

import torch


def gradients(y):
    with torch.no_grad():
        return 3 * y**2, 3 * (y - 3) ** 2
