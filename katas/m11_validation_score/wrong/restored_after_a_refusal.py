# expect: SIDE_EFFECT — recording comes back only after a refusal
# If the model refuses, you put the mode back. On the ordinary way, after good voltages, nothing does. An early return
# leaves a function just as an exception does: the lines below it are not run.

import torch


def evaluate(model, x, y):
    before = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    try:
        return (model(x) - y).square().mean()
    except ValueError:
        torch.set_grad_enabled(before)
        return torch.tensor(-1.0, dtype=torch.float64)
