# expect: WRONG_GRADIENT — measured the slope with small steps
# You measured the slope with a small step to both sides, as the test bench does. That is the right way to find out that
# something is wrong. But the difference of two nearly equal numbers keeps only about ten digits. The three slopes give
# all of them.

import torch


def output(x):
    return torch.tanh(4 * torch.sin(x) ** 2)


def sensitivity(x):
    h = 1e-6
    return (output(x.detach() + h) - output(x.detach() - h)) / (2 * h)
