# expect: WRONG_GRADIENT — picked the raw scores, without any softmax
# You give the scores themselves to nll_loss. It picks the score of the right letter and changes the sign, and that is
# all. The other letters of the row appear nowhere, so nothing stops the scores from growing for ever, and the slope
# does not even depend on the table. Scores, probabilities, log-probabilities: which of the three does this loss
# expect?

import torch
import torch.nn.functional as F


def gradient(table, text):
    table = table.detach().requires_grad_(True)
    scores = table[text[:-1]]
    loss = F.nll_loss(scores, text[1:])
    return torch.autograd.grad(loss, table)[0]
