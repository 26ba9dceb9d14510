# expect: WRONG_GRADIENT — the mails that are not spam do not count
# Your probability moves with the score now, and for the spam mails your slope is right. For all the others it is zero:
# the loss multiplies the logarithm by the label, and their label is 0. With two columns the second one spoke for them.
# With a single probability the loss needs a second term, about what the filter believes of *not spam*.

import torch


def gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    truth = labels.double().unsqueeze(1)
    loss = -(truth * torch.sigmoid(scores).log()).sum()
    (slope,) = torch.autograd.grad(loss, scores)
    return slope
