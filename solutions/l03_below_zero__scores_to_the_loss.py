"""Leave softmax and logarithm to the loss.

cross_entropy is log_softmax and nll_loss in one call, and it expects raw scores. So the model need not take a softmax
at all while it learns: it looks its row up, and that is everything. Probabilities are made when somebody wants to read
them. With one function for all three steps nobody can forget one of them.
"""

import torch
import torch.nn.functional as F


def gradient(table, text):
    """Return the gradient of the mean negative log-likelihood with respect to the table."""
    table = table.detach().requires_grad_(True)
    loss = F.cross_entropy(table[text[:-1]], text[1:])
    return torch.autograd.grad(loss, table)[0]
