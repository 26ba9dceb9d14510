# expect: WRONG_VALUE — the padding of the target is still compared
# Your slope is right: the prediction has no say in the padding. But the loss still compares something there, namely
# your zero with what stands in the padding of the target. With zeros it would not show, and nobody promised zeros. Mask
# the errors, not one of the two sides.

import torch


def loss_and_slope(prediction, target, last):
    prediction = prediction.detach().requires_grad_(True)
    measured = torch.arange(prediction.shape[1]) <= last.unsqueeze(1)
    loss = ((prediction * measured - target) ** 2).sum() / measured.sum()
    (slope,) = torch.autograd.grad(loss, prediction)
    return loss.detach(), slope
