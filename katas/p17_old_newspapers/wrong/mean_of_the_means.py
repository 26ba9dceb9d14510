# expect: WRONG_VALUE — the mean of the means of the pieces
# Each piece takes the mean over its own places, and you take the mean of these. That is the mean over all places only
# if every piece has the same number of places that are no padding. A piece with nothing but padding has no mean at all,
# and makes everything NaN. Add up, and divide once.

from torch.nn import functional as F

PADDING = -1


def last_layer(hidden, table, words):
    hidden = hidden.detach().requires_grad_()
    table = table.detach().requires_grad_()
    pieces = list(zip(hidden.chunk(16), words.chunk(16), strict=False))
    loss = 0
    for some, follow in pieces:
        part = F.cross_entropy(some @ table.T, follow, ignore_index=PADDING) / len(pieces)
        part.backward()
        loss += part.detach()
    return loss, hidden.grad, table.grad
