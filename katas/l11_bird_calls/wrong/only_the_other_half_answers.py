# expect: WRONG_GRADIENT — a vector is compared with the other half only
# No vector competes with itself now. But you left out the whole half to which it belongs, and with it the other calls
# of this half. All 2N - 1 other vectors are candidates. (Comparing the halves only is a loss of its own, used for
# pictures and their captions.)

import torch


def gradients(first, second, temperature):
    first, second = first.detach().requires_grad_(True), second.detach().requires_grad_(True)
    normalize, cross_entropy = torch.nn.functional.normalize, torch.nn.functional.cross_entropy
    scores = normalize(first, dim=1) @ normalize(second, dim=1).T / temperature
    calls = torch.arange(len(first))
    loss = (cross_entropy(scores, calls) + cross_entropy(scores.T, calls)) / 2
    return torch.autograd.grad(loss, (first, second))
