# expect: WRONG_VALUE — only words that occur are compared
# You compare only words that follow somewhere in this text, and leave the rest of the table out. Such a short list is
# cheap, and people do train with one. But it is another loss: the words that are left out get no slopes, so the model
# never learns that they are improbable.

from torch.nn import functional as F

PADDING = -1


def last_layer(hidden, table, words):
    hidden = hidden.detach().requires_grad_()
    table = table.detach().requires_grad_()
    real = words != PADDING
    known, follow = words[real].unique(return_inverse=True)
    loss = F.cross_entropy(hidden[real] @ table[known].T, follow)
    loss.backward()
    return loss.detach(), hidden.grad, table.grad
