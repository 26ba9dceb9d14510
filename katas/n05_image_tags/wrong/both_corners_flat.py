# expect: WRONG_GRADIENT — the two corners at 0 do not cancel
# relu(z) - y z + log(1 + exp(-|z|)) is the right loss, it never overflows, and it stands in many manuals. Its first and
# last part have a corner at z = 0. On paper the corners cancel. But torch takes the slope 0 for relu and for |z| there,
# so at exactly 0 your gradient is -y, and it should be 1/2 - y. Write the loss without corners, or find the function
# that computes it in one step and goes back in one step, too.


import torch


def loss_gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    loss = (torch.relu(scores) - labels * scores + torch.log1p(torch.exp(-scores.abs()))).sum()
    loss.backward()
    return scores.grad
