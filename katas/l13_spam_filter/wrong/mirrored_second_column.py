# expect: WRONG_GRADIENT — the second column moves as well
# A second column is a good idea. But softmax looks at the difference of the two, and your columns z and -z differ by
# 2z. So this filter believes in sigmoid(2z), not in sigmoid(z). How large must the second score be for the difference
# to be z?

import torch


def gradient(scores, labels):
    scores = scores.detach().requires_grad_(True)
    both = torch.cat([-scores, scores], dim=1)
    loss = torch.nn.functional.cross_entropy(both, labels, reduction="sum")
    (slope,) = torch.autograd.grad(loss, scores)
    return slope
