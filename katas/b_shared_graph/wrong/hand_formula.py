# expect: BROKE_RULE — wrote the slope formula by hand
# Your number is right, and you clearly know the chain rule. But here torch should do the work.
# With two hundred layers between x and the losses nobody writes this formula, and then you will meet the same error
# again. Find out what the second backward pass is missing.

import torch


def gradient(x):
    with torch.no_grad():
        y = x * x + 1
        return 6 * x * (y**2 + (y - 3) ** 2)
