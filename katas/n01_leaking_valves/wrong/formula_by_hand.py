# expect: BROKE_RULE — wrote the slopes down by hand
# Your slopes are right, and so is your way of choosing between them. But here torch should differentiate the flow: the
# next model will have a formula that nobody wants to differentiate by hand, with the same trap in it.

import torch


def sensitivity(pressure):
    pressure = pressure.detach()
    drop = pressure[:-1] - pressure[1:]
    opened = drop > 0
    slope = torch.where(opened, 0.25 / torch.sqrt(torch.where(opened, drop, 1.0)), 0.0625)
    result = torch.zeros_like(pressure)
    result[:-1] += slope
    result[1:] -= slope
    return result
