# expect: OVER_BUDGET — all scores are there at once
# You make the scores of all places and all words, 8 MiB of them. In the backward pass three tensors of that size are
# alive: what the cross entropy kept, its gradient, and the gradient of the scores. To delete the name of the scores, to
# empty the cache, or to put one checkpoint around the whole loss changes nothing: the backward pass needs all of them,
# and makes them again if need be.

from torch.nn import functional as F

PADDING = -1


def last_layer(hidden, table, words):
    hidden = hidden.detach().requires_grad_()
    table = table.detach().requires_grad_()
    loss = F.cross_entropy(hidden @ table.T, words, ignore_index=PADDING)
    loss.backward()
    return loss.detach(), hidden.grad, table.grad
