# expect: BROKE_RULE — wrote the slope down as a formula
# Your number is right to the last digit. But here torch has to differentiate: the kata is about the tensor that torch
# stores the slope in. With a formula it only sleeps on.

import torch


def gradient(x):
    angle = x.detach().double()
    cosine, sine = torch.cos(angle), torch.sin(angle)
    return 4 * angle**3 * cosine**2 - 2 * angle**4 * cosine * sine
