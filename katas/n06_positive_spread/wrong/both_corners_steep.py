# expect: WRONG_GRADIENT — the corner of clamp at 0 counts fully
# clamp(x, min=0) + log1p(exp(-|x|)) is the right function, and its values are right everywhere. It is made of two
# pieces that have a corner at 0, and on paper the corners cancel. torch does not see that: at exactly 0 it takes the
# slope 1 for clamp and 0 for |x|, and your slope there is 1 instead of 0.5. Write it so that no piece has a corner
# that matters.

import torch


def spread(raw):
    return raw.clamp(min=0) + torch.log1p(torch.exp(-raw.abs())) + 1e-3
