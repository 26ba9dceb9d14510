# expect: SIDE_EFFECT — recording is always on after the call
# The trainer is content now. But you switch recording *on* at the end, whatever it was before. A caller who works
# without recording, as the web service does, has it on after your call, and from then on every result drags a graph
# along. Not True has to be put back, but what was there.

import torch


def evaluate(model, x, y):
    torch.set_grad_enabled(False)
    try:
        return (model(x) - y).square().mean()
    except ValueError:
        return torch.tensor(-1.0, dtype=torch.float64)
    finally:
        torch.set_grad_enabled(True)
