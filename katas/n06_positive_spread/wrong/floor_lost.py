# expect: WRONG_VALUE — the floor is missing
# The overflow is mended, and the slopes are right everywhere. But the head adds a floor of 0.001 as well, so that the
# spread never becomes 0, and yours does not: every value is too small by 0.001. Compare your line with the old one.

import torch


def spread(raw):
    return torch.nn.functional.softplus(raw)
