# expect: WRONG_GRADIENT — probabilities where log-probabilities belong
# The student still comes to the divergence as probabilities. kl_div takes no logarithm of its first argument: it
# computes target · (log target - input), and so it subtracts p · q where p · log q was meant. The slope has one factor
# q too many, and vanishes where the student is sure and wrong. Besides, it is divided by more than the number of
# examples.

import torch
import torch.nn.functional as F


def gradient(scores, teacher):
    scores = scores.detach().requires_grad_(True)
    loss = 9 * F.kl_div(F.softmax(scores / 3, dim=1), teacher, reduction="none").mean()
    return torch.autograd.grad(loss, scores)[0]
