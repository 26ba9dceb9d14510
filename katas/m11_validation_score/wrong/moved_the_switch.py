# expect: SIDE_EFFECT — recording is still off after the call
# The score is right, and after the call torch does not record any more. If you put something back: was it perhaps
# read after the switch, or put back on one way out only that is never taken? If you wrote no_grad() without `with`,
# then nothing ends it. Print torch.is_grad_enabled() after a call with good voltages and after one with bad ones.

import torch


def evaluate(model, x, y):
    torch.set_grad_enabled(False)
    before = torch.is_grad_enabled()
    try:
        return (model(x) - y).square().mean()
    except ValueError:
        return torch.tensor(-1.0, dtype=torch.float64)
    finally:
        torch.set_grad_enabled(before)
