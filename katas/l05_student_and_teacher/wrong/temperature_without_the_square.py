# expect: WRONG_GRADIENT — multiplied by the temperature only once
# The right loss, up to a factor: your gradient is a third of the right one. The scores are divided by 3, which divides
# every slope by 3. And softened probabilities lie closer together, which costs about a factor of 3 again. That is why
# the page multiplies by 3 twice.

import torch
import torch.nn.functional as F


def gradient(scores, teacher):
    scores = scores.detach().requires_grad_(True)
    loss = 3 * F.kl_div(F.log_softmax(scores / 3, dim=1), teacher, reduction="batchmean")
    return torch.autograd.grad(loss, scores)[0]
