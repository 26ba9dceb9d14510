# expect: SIDE_EFFECT — switched requires_grad off for the model's parameters
# The score holds no graph now, and torch's mode is left alone. But the parameters of the model no longer require a
# gradient after your call, and they belong to the trainer: from the next epoch on the model learns nothing. Whether
# something is recorded is a matter of the evaluation, not of the parameters.

import torch


def evaluate(model, x, y):
    model.requires_grad_(False)
    try:
        return (model(x) - y).square().mean()
    except ValueError:
        return torch.tensor(-1.0, dtype=torch.float64)
