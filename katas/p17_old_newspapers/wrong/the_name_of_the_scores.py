# expect: OVER_BUDGET — the scores have a name during the backward pass
# All scores are there at once, and besides they have a name in the function that goes backward, so they live to the end
# of it: that is a fourth tensor of 8 MiB. Without the name there are three, which is still far too much. Must there be
# scores for all places at the same time?

from torch.nn import functional as F

PADDING = -1


def last_layer(hidden, table, words):
    hidden = hidden.detach().requires_grad_()
    table = table.detach().requires_grad_()
    scores = hidden @ table.T
    loss = F.cross_entropy(scores, words, ignore_index=PADDING)
    loss.backward()
    return loss.detach(), hidden.grad, table.grad
