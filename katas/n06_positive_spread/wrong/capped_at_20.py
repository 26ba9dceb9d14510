# expect: WRONG_VALUE — the raw number is capped at 20
# You cut raw at 20, so nothing overflows. But the spread should go on growing with raw, and now it stays at 20: value
# and gradient are wrong for every larger number, and a spread that got there by accident never comes back, because its
# slope is 0. Beyond 20 the function is very simple. What is it nearly equal to?

import torch


def spread(raw):
    return torch.log1p(torch.exp(raw.clamp(max=20))) + 1e-3
