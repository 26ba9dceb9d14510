# expect: WRONG_VALUE — divided by the number of all places
# The pieces are added up, and the sum is divided once. But you divide by the number of all places, and those with
# padding are not in the sum. The mean goes over the words that are really there.

from torch.nn import functional as F

PADDING = -1


def last_layer(hidden, table, words):
    hidden = hidden.detach().requires_grad_()
    table = table.detach().requires_grad_()
    loss = 0
    for some, follow in zip(hidden.split(32), words.split(32), strict=False):
        part = F.cross_entropy(some @ table.T, follow, ignore_index=PADDING, reduction="sum") / len(words)
        part.backward()
        loss += part.detach()
    return loss, hidden.grad, table.grad
