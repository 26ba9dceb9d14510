# expect: WRONG_VALUE — the mean over the whole table
# Now the whole table counts, even hours that no gauge has measured. If you took the cut out because it looked
# suspicious: it was harmless, but it was not enough. The padding behind each single row is what does not belong here.

import torch


def loss_and_slope(prediction, target, last):
    prediction = prediction.detach().requires_grad_(True)
    loss = torch.nn.functional.mse_loss(prediction, target)
    (slope,) = torch.autograd.grad(loss, prediction)
    return loss.detach(), slope
