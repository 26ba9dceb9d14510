# expect: WRONG_VALUE — gave the filled places the tag 0
# You replaced -100 by a real tag, so that every place has one. Now the network is taught that nothing follows a
# sentence but tags with the number 0: filled places get slopes, and count in the mean. No tag is harmless. What should
# happen at a place that does not exist?

import torch
import torch.nn.functional as F


def loss_and_gradient(scores, tags):
    scores = scores.detach().requires_grad_(True)
    flat, target = scores.flatten(0, 1), tags.flatten()
    loss = F.cross_entropy(flat, target.clamp(min=0))
    return loss.detach(), torch.autograd.grad(loss, scores)[0]
