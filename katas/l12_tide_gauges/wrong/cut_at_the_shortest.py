# expect: WRONG_VALUE — cut behind the shortest recording
# No padding is left in your table. But where the shortest recording ends you threw away hours of all the others, which
# were measured. One short recording in a batch, and the rest is hardly trained.

import torch


def loss_and_slope(prediction, target, last):
    prediction = prediction.detach().requires_grad_(True)
    hours = int(last.min()) + 1
    loss = torch.nn.functional.mse_loss(prediction[:, :hours], target[:, :hours])
    (slope,) = torch.autograd.grad(loss, prediction)
    return loss.detach(), slope
