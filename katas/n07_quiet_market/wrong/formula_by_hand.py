# expect: BROKE_RULE — wrote the gradient down by hand
# Your numbers are right, for quiet windows, too. But here torch should differentiate the standard deviation. Write it
# so that equal prices do no harm, and it will also do none in a formula that nobody wants to differentiate by hand.

import torch


def unrest_gradient(prices):
    windows = prices.detach().unfold(0, 3, 1)
    std = windows.std(dim=1, keepdim=True)
    share = (windows - windows.mean(dim=1, keepdim=True)) / (2 * torch.where(std > 0, std, 1.0))
    result = torch.zeros_like(prices)
    for day in range(3):
        result[day : day + len(share)] += share[:, day]
    return result.detach()
