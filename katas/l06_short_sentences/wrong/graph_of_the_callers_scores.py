# expect: WRONG_VALUE — computed with the scores of the caller, and kept their graph
# Your numbers are right. But if the scores of the caller require a gradient, what you return hangs on their graph: both
# the loss and the slopes. torch.func and a formula by hand compute with the tensor that they are given, and torch
# records that as usual. Cut the scores off before you begin, or the results before you hand them out.

import torch
import torch.nn.functional as F


def loss_and_gradient(scores, tags):
    def mean_loss(scores):
        total = F.cross_entropy(scores.flatten(0, 1), tags.flatten(), reduction="sum")
        return total / (tags != -100).sum().clamp(min=1)

    gradient, loss = torch.func.grad_and_value(mean_loss)(scores)
    return loss, gradient
