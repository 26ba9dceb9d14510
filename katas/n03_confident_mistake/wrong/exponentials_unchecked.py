# expect: WRONG_GRADIENT — exp of a large logit overflows
# log of the sum of all exp(logit), minus the logit of the right class: that is the right formula, and no probability
# has to be formed for it. But exp(900) does not fit into a float64, so rows with a large logit give NaN, whether the
# network is right or wrong. Take the largest logit of the row out before exp, or use the function that does it for you.

import torch


def loss_gradient(logits, labels):
    logits = logits.detach().requires_grad_(True)
    chosen = logits[torch.arange(len(labels)), labels]
    loss = (torch.log(torch.exp(logits).sum(dim=1)) - chosen).sum()
    (slope,) = torch.autograd.grad(loss, logits)
    return slope
