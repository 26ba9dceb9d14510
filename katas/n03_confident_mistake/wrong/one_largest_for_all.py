# expect: WRONG_GRADIENT — the largest logit of the whole batch was taken out
# To take the largest logit out before exp is right, and a single row is safe now. But you take the largest of all rows.
# In a row that lies 800 below it, every exp is exactly 0, and the logarithm of their sum is infinite. Each row needs
# its own largest logit.

import torch


def loss_gradient(logits, labels):
    logits = logits.detach().requires_grad_(True)
    chosen = logits[torch.arange(len(labels)), labels]
    largest = logits.max()
    loss = (torch.log(torch.exp(logits - largest).sum(dim=1)) + largest - chosen).sum()
    (slope,) = torch.autograd.grad(loss, logits)
    return slope
