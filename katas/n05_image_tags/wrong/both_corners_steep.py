# expect: WRONG_GRADIENT — the corner of clamp at 0 counts fully
# clamp(z, min=0) - y z + log(1 + exp(-|z|)) is the right loss, and it never overflows. Its first and last part have a
# corner at z = 0. On paper the corners cancel. But torch takes the slope 1 for clamp and 0 for |z| there, so at exactly
# 0 your gradient is 1 - y, and it should be 1/2 - y. Write the loss without corners, or find the function that computes
# it in one step and goes back in one step, too.


import torch


def loss_gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    loss = (scores.clamp(min=0) - labels * scores + torch.log1p(torch.exp(-scores.abs()))).sum()
    loss.backward()
    return scores.grad
