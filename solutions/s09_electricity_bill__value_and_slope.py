"""Ask for both at once with a function transform.

Why it works: torch.func.grad_and_value runs the function, records it, goes back, and returns the slope and the value,
in this order. Both are plain numbers without a graph, because the load goes in without one.
"""

import torch


def total(load):
    return (load**2 + 3 * load + 2).sum()


def bill_and_slope(x):
    slope, bill = torch.func.grad_and_value(total)(x.detach())
    return bill, slope
