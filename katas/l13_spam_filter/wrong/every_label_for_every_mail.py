# expect: WRONG_GRADIENT — each mail is compared with the labels of all mails
# With one mail all is well. With more of them, each score is judged by the labels of all mails of the batch. Look at
# the shapes: a column (N, 1) and a flat list (N,) make a table of N rows and N columns, without a complaint. The
# labels have to stand in a column, too.

import torch


def gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    p, truth = torch.sigmoid(scores), labels.double()
    loss = -(truth * p.log() + (1 - truth) * (1 - p).log()).sum()
    (slope,) = torch.autograd.grad(loss, scores)
    return slope
