# expect: WRONG_GRADIENT — gave the teacher as logarithms, too
# The student comes as logarithms: right. You took the logarithm of the teacher as well, and kl_div does not know that.
# It weighs the classes with what it is given, so your weights are negative, and minus infinity where the teacher says
# 0. The two arguments of kl_div come in different forms, as long as you do not tell it otherwise.

import torch
import torch.nn.functional as F


def gradient(scores, teacher):
    scores = scores.detach().requires_grad_(True)
    loss = 9 * F.kl_div(F.log_softmax(scores / 3, dim=1), teacher.log(), reduction="batchmean")
    return torch.autograd.grad(loss, scores)[0]
