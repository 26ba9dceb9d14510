# expect: WRONG_VALUE — cut behind the longest recording only
# You cut the table where the longest recording ends, and average what is left. For the longest recording that is right.
# But the shorter rows still contain padding, and it counts like measured water, in the loss and in the slope.
# Where a row ends is different for each row, so one cut for all of them cannot do it.

import torch


def loss_and_slope(prediction, target, last):
    prediction = prediction.detach().requires_grad_(True)
    hours = int(last.max()) + 1
    loss = torch.nn.functional.mse_loss(prediction[:, :hours], target[:, :hours])
    (slope,) = torch.autograd.grad(loss, prediction)
    return loss.detach(), slope
