# expect: WRONG_GRADIENT — the logits were cut to a range
# Computing the loss from the logits in one step is right, and that alone is enough. The clamp before it does harm: a
# logit outside of the range no longer has any influence on the loss, so its gradient is 0, and several large logits
# count as equal.

import torch
import torch.nn.functional as F


def loss_gradient(logits, labels):
    logits = logits.detach().requires_grad_(True)
    loss = F.cross_entropy(logits.clamp(-30, 30), labels, reduction="sum")
    (slope,) = torch.autograd.grad(loss, logits)
    return slope
