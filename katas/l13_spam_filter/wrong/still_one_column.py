# expect: WRONG_GRADIENT — softmax still sees one number per mail
# Your slope is zero everywhere. If softmax, log_softmax or cross_entropy still gets rows of one number, then nothing
# has changed: the only number of a row always gets the probability 1, and the logarithm of it is 0 for every score. A
# more careful way to compute a constant is still a constant. Look at what the row is compared with.

import torch


def gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    truth = labels.double().unsqueeze(1)
    loss = -(truth * torch.log_softmax(scores, dim=1)).sum()
    (slope,) = torch.autograd.grad(loss, scores)
    return slope
