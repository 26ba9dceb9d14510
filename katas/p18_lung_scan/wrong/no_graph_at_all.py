# expect: WRONG_GRADIENT — the result has no graph
# Without a graph nothing waits for the backward pass, true. But there is no backward pass either: the template gets no
# gradient. If you compute under no_grad or detach the template, the result is only a number.

import torch


def evidence(template, scan):
    with torch.no_grad():
        return torch.relu(template * scan).sum()
