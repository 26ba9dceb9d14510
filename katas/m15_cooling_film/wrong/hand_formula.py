# expect: BROKE_RULE — wrote the slope formula by hand
# Your numbers are right, and it took some thought to get them. But here torch should do the work: a rod that cools
# less simply has no such formula. Find the copy that torch can go back through.

import torch


def gradient(readings, steps):
    with torch.no_grad():
        rod = 1.5 * readings - 4.0
        mean = rod.mean()
        slope = torch.zeros_like(rod)
        for step in range(steps + 1):
            slope += 2 * (mean + 0.9 ** (2 * step) * (rod - mean))
        return 1.5 * slope
