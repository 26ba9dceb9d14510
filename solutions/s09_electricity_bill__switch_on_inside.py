"""Keep the decorator for everybody else, and switch recording on inside.

Why it works: the innermost switch decides. With enable_grad() in the body of a function that runs under no_grad(),
the operations in this block are recorded, and when it ends the old state is back: the last sum is a plain number
again. Useful where the outer no_grad() is not yours, for example in a callback; in a program of your own it is better
not to have two switches that fight.
"""

import torch


@torch.no_grad()
def bill_and_slope(x):
    load = x.detach()
    with torch.enable_grad():
        load.requires_grad_(True)
        costs = load**2 + 3 * load + 2
        (slope,) = torch.autograd.grad(costs.sum(), load)
    return costs.sum(), slope
