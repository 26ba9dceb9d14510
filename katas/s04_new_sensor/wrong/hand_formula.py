# expect: BROKE_RULE — wrote the slope down as a formula
# Your formula is right. But here torch has to differentiate: the next load will be too long for a formula, and then the
# program stores its slope in the wrong tensor again. Find out where the slope goes for a float32 angle.

import torch


def gradient(x):
    angle = x.detach().double()
    cosine, sine = torch.cos(angle), torch.sin(angle)
    return 4 * angle**3 * cosine**2 - 2 * angle**4 * cosine * sine
