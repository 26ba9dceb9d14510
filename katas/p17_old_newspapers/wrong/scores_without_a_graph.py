# expect: RAISED — the scores have no graph
# If the scores are detached, or made under no_grad, then nothing is kept for the backward pass, and there is none: the
# loss knows neither the table nor the hidden states. The graph has to be there for a while. For how many places at a
# time?

import torch
from torch.nn import functional as F

PADDING = -1


def last_layer(hidden, table, words):
    hidden = hidden.detach().requires_grad_()
    table = table.detach().requires_grad_()
    with torch.no_grad():
        scores = hidden @ table.T
    loss = F.cross_entropy(scores, words, ignore_index=PADDING)
    loss.backward()
    return loss.detach(), hidden.grad, table.grad
