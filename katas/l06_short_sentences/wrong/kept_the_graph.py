# expect: WRONG_VALUE — gave the loss away together with its graph
# Your numbers are right. But what you return still hangs on the graph that it was computed with. As long as somebody
# keeps it, in a list of losses for instance, all the tensors of that graph stay in memory, for every batch of the
# training. Cut the loss off before you hand it out, as the shipped program did.

import torch
import torch.nn.functional as F


def loss_and_gradient(scores, tags):
    scores = scores.detach().requires_grad_(True)
    total = F.cross_entropy(scores.flatten(0, 1), tags.flatten(), reduction="sum")
    loss = total / (tags != -100).sum().clamp(min=1)
    return loss, torch.autograd.grad(loss, scores, retain_graph=True)[0]
