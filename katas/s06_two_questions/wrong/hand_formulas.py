# expect: BROKE_RULE — worked both slopes out by hand
# Both slopes are right. But torch should differentiate here: the next machine has another wear, and the meter will mix
# the answers again. Find out what the first reading leaves behind.

import torch


def gradients(x):
    with torch.no_grad():
        used = (x**2).sum()
        return 2 * x, 3 * used**2 * 2 * x
