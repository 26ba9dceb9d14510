# expect: WRONG_VALUE — divided by the number of recordings
# Only measured hours count now. But you divide their sum by the number of recordings, not by the number of hours. The
# mean that was asked for gives every measured hour the same weight, in whatever batch it comes.

import torch


def loss_and_slope(prediction, target, last):
    prediction = prediction.detach().requires_grad_(True)
    measured = torch.arange(prediction.shape[1]) <= last.unsqueeze(1)
    errors = (prediction - target) ** 2
    loss = errors[measured].sum() / len(last)
    (slope,) = torch.autograd.grad(loss, prediction)
    return loss.detach(), slope
