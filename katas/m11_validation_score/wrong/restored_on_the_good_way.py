# expect: SIDE_EFFECT — after a refusal recording stays off
# After good voltages all is as before. But if the model refuses, the computation jumps over the line that puts the
# mode back, and recording stays off. One bad batch a week is enough, and it is hard to find. Every way out counts.

import torch


def evaluate(model, x, y):
    before = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    try:
        score = (model(x) - y).square().mean()
        torch.set_grad_enabled(before)
    except ValueError:
        score = torch.tensor(-1.0, dtype=torch.float64)
    return score
