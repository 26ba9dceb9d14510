"""Give every hour a weight: 1 if it was measured, 0 if not.

A mean with weights is the sum of weight times error, divided by the sum of the weights. With the mask as weights, the
padding drops out above the line and below it. The shape of the table stays as it is, which is what one wants where the
errors per hour are needed afterwards, or where the weights may be other numbers one day. The where puts 0 in place of
the error, so that not even an infinite number in the padding could leak: infinity times 0 is not 0.
"""

import torch


def loss_and_slope(prediction, target, last):
    """Return the loss and its slope with respect to the prediction."""
    prediction = prediction.detach().requires_grad_(True)
    measured = torch.arange(prediction.shape[1]) <= last[:, None]
    errors = torch.where(measured, prediction - target, 0.0) ** 2
    loss = errors.sum() / measured.sum()
    (slope,) = torch.autograd.grad(loss, prediction)
    return loss.detach(), slope
