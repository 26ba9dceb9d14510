# expect: WRONG_VALUE — computed in float32
# The values have only about 7 digits: somewhere x is turned into float32, and double() at the end cannot bring the
# lost digits back. A function should compute in the dtype that it is given.

import torch


def swish(x):
    return x * torch.sigmoid(x)


def deflection(x):
    return x * (1 - x) * swish(2 * swish(x.float()) - 1).double()
