# expect: WRONG_VALUE — masked, but divided by the size of the cut table
# The errors of the padding are zero now, and the table is cut. But what remains is still divided by the number of its
# entries, padding included. Only if all rows end at the cut, these are the measured hours.
# Count the True entries of your mask.

import torch


def loss_and_slope(prediction, target, last):
    prediction = prediction.detach().requires_grad_(True)
    hours = int(last.max()) + 1
    measured = torch.arange(hours) <= last.unsqueeze(1)
    errors = (prediction[:, :hours] - target[:, :hours]) ** 2
    loss = (errors * measured).mean()
    (slope,) = torch.autograd.grad(loss, prediction)
    return loss.detach(), slope
