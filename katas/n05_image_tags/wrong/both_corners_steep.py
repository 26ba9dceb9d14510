# expect: WRONG_GRADIENT — the corner of the first part counts fully at 0
# max(z, 0) - y z + log(1 + exp(-|z|)) is the right loss, and it never overflows. Its first and last part have a corner
# at z = 0. On paper the corners cancel. But there torch takes the slope 0 for |z|, and 1 for your first part (a `where`
# that asks z >= 0, or a clamp before torch 2.15), so at exactly 0 your gradient is 1 - y, and it should be 1/2 - y.
# Write the loss without corners, or find the function that computes it in one step and goes back in one step, too.


import torch


def loss_gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    loss = (torch.where(scores >= 0, scores, 0.0) - labels * scores + torch.log1p(torch.exp(-scores.abs()))).sum()
    loss.backward()
    return scores.grad
