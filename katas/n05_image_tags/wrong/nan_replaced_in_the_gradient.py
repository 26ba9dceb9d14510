# expect: WRONG_GRADIENT — NaN in the gradient was replaced by 0
# Where the gradient was NaN it is 0 now. For tags that are sure and right this happens to be the true number. For those
# that are sure and wrong it should be 1 or -1: the whole lesson of the batch has been replaced by nothing.

import torch


def loss_gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    p = torch.sigmoid(scores)
    loss = -(labels * torch.log(p) + (1 - labels) * torch.log(1 - p)).sum()
    loss.backward()
    return torch.nan_to_num(scores.grad)
