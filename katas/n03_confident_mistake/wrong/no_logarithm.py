# expect: WRONG_GRADIENT — the logarithm is missing
# Now the loss is minus the probability itself. In spite of its name, F.nll_loss takes no logarithm: it only picks the
# entry of the right class and turns the sign, and it expects logarithms to pick from. Without the logarithm there is no
# NaN, but for a confident mistake there is no gradient either.

import torch
import torch.nn.functional as F


def loss_gradient(logits, labels):
    logits = logits.detach().requires_grad_(True)
    loss = F.nll_loss(torch.softmax(logits, dim=1), labels, reduction="sum")
    (slope,) = torch.autograd.grad(loss, logits)
    return slope
