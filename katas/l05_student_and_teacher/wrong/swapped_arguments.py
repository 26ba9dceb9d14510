# expect: WRONG_GRADIENT — took the divergence the other way round
# You put the teacher's logarithm in the first place and the student in the second. That is KL(student ‖ teacher), and
# the divergence is not symmetric. This one forbids the student everything that the teacher gives probability 0: its
# logarithm is minus infinity there. The first argument of kl_div is the learner, though the formula names it last.

import torch
import torch.nn.functional as F


def gradient(scores, teacher):
    scores = scores.detach().requires_grad_(True)
    loss = 9 * F.kl_div(teacher.log(), F.softmax(scores / 3, dim=1), reduction="batchmean")
    return torch.autograd.grad(loss, scores)[0]
