# expect: WRONG_VALUE — one of the two signs is missing
# The logarithm of the sigmoid is a good idea, and it never overflows. But -logsigmoid(x) is log(1 + exp(-x)): the
# mirror image, which falls where the spread should rise. Two signs have to change, one outside and one inside.

import torch


def spread(raw):
    return -torch.nn.functional.logsigmoid(raw) + 1e-3
