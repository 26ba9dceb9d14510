# expect: WRONG_GRADIENT — the corner of the first part counts fully at 0
# max(x, 0) + log1p(exp(-|x|)) is the right function, and its values are right everywhere. It is made of two pieces
# that have a corner at 0, and on paper the corners cancel. torch does not see that: at exactly 0 it takes the slope 0
# for |x|, and 1 for your first piece (a `where` that asks x >= 0, or a clamp before torch 2.15), and your slope there
# is 1 instead of 0.5. Write it so that no piece has a corner that matters.

import torch


def spread(raw):
    return torch.where(raw >= 0, raw, 0.0) + torch.log1p(torch.exp(-raw.abs())) + 1e-3
