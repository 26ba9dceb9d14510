# expect: WRONG_GRADIENT — the mean instead of the sum
# Every slope of yours is right, divided by the number of mails. The mean is what the losses of the library return if
# they are told nothing. In a training you might like it better, but here the sum over all mails was asked for.

import torch


def gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    truth = labels.double().unsqueeze(1)
    loss = torch.nn.functional.binary_cross_entropy_with_logits(scores, truth)
    (slope,) = torch.autograd.grad(loss, scores)
    return slope
