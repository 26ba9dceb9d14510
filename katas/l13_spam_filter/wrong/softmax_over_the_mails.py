# expect: WRONG_GRADIENT — softmax over the batch
# You found that softmax had only one number to look at. But now the probability of 100 % is shared among the mails of
# the batch: one mail can be spam only at the expense of the others, and a batch of one mail is always spam.
# Each mail is a question by itself. Its probability must not depend on which other mails are in the batch.

import torch


def gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    truth = labels.double().unsqueeze(1)
    loss = -(truth * torch.log_softmax(scores, dim=0)).sum()
    (slope,) = torch.autograd.grad(loss, scores)
    return slope
