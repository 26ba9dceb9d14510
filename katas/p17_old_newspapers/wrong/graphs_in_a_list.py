# expect: OVER_BUDGET — each piece goes backward, but its graph is kept
# You go backward piece by piece, and the slopes add up as they should. But the graphs are kept: with retain_graph=True
# the backward pass leaves everything in its place, and the losses in your list hold on to it. What is needed of a loss
# later is only its number.

from torch.nn import functional as F

PADDING = -1


def last_layer(hidden, table, words):
    hidden = hidden.detach().requires_grad_()
    table = table.detach().requires_grad_()
    real = (words != PADDING).sum()
    losses = []
    for some, follow in zip(hidden.split(32), words.split(32), strict=False):
        loss = F.cross_entropy(some @ table.T, follow, ignore_index=PADDING, reduction="sum") / real
        loss.backward(retain_graph=True)
        losses.append(loss)
    return sum(losses).detach(), hidden.grad, table.grad
