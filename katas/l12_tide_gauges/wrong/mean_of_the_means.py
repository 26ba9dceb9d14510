# expect: WRONG_VALUE — the mean of the means of the recordings
# No padding counts any more, well done. But you average each recording first, and then the recordings. So an hour of a
# short recording weighs more than an hour of a long one. The mean over all measured hours together was asked for.

import torch


def loss_and_slope(prediction, target, last):
    prediction = prediction.detach().requires_grad_(True)
    measured = torch.arange(prediction.shape[1]) <= last.unsqueeze(1)
    errors = (prediction - target) ** 2 * measured
    loss = (errors.sum(dim=1) / measured.sum(dim=1)).mean()
    (slope,) = torch.autograd.grad(loss, prediction)
    return loss.detach(), slope
