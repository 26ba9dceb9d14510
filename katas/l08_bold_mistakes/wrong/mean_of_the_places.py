# expect: WRONG_GRADIENT — took the mean over the places
# Every place is corrected now. But you take the mean over the places, and the task asks for the sum. Where nearly all
# places are easy, the mean drowns the few hard ones, so focal losses are usually summed.

import torch
import torch.nn.functional as F


def gradient(scores, birds):
    scores = scores.detach().requires_grad_(True)
    s = torch.where(birds == 1, scores, -scores)
    loss = -(torch.sigmoid(-s) ** 2 * F.logsigmoid(s)).mean()
    return torch.autograd.grad(loss, scores)[0]
