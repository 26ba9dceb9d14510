# expect: WRONG_VALUE — relu in place of the smooth function
# relu is nearly the same function far away from 0, and it cannot overflow. Near 0 it is another one: at 0 the spread
# should be 0.694 and is now the floor alone. And for every negative number the slope is 0, so nothing is learned there.

import torch


def spread(raw):
    return torch.relu(raw) + 1e-3
