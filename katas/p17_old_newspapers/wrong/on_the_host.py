# expect: BROKE_RULE — computed on the host
# On the host there is room for all the scores, and the device has nothing to do. But the device is there for exactly
# this work, the largest product of the whole model; and in the real program the table would travel back and forth at
# every step.

from torch.nn import functional as F

PADDING = -1


def last_layer(hidden, table, words):
    hidden = hidden.detach().cpu().requires_grad_()
    table = table.detach().cpu().requires_grad_()
    loss = F.cross_entropy(hidden @ table.T, words.cpu(), ignore_index=PADDING)
    loss.backward()
    return loss.detach(), hidden.grad.cuda(), table.grad.cuda()
