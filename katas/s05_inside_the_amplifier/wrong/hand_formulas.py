# expect: BROKE_RULE — worked all slopes out by hand
# Your three slopes are right. But here torch should differentiate: in a model with fifty layers nobody writes the slope
# of layer 20 down by hand, and there you will want to see it. How do you ask torch for the gradient of a place in the
# middle?

import torch


def explain(x, a):
    with torch.no_grad():
        y = a * x
        return 2 * a * y, 2 * (y * x).sum(), 2 * y
