# expect: RAISED — trained the caller's own head
# detach() gives another view of the same numbers, not a copy. So the steps of the optimiser go into the tensor of the
# caller. If its numbers share their memory, because it is expanded, torch refuses; else the caller's head is changed
# without a word. The budget has room for a copy of the head.

import torch
from torch import nn

RATE = 0.05


class Encoder(nn.Module):
    def __init__(self, weights):
        super().__init__()
        self.layers = nn.ParameterList([nn.Parameter(weight) for weight in weights])

    def forward(self, pictures):
        features = pictures
        for weight in self.layers:
            features = torch.tanh(features @ weight)
        return features


def tune(weights, head, pictures, years, n):
    encoder = Encoder(weights).requires_grad_(False)
    head = nn.Parameter(head.detach())
    optimiser = torch.optim.SGD([head], lr=RATE)
    for _ in range(n):
        optimiser.zero_grad()
        loss = ((encoder(pictures) @ head - years) ** 2).mean()
        loss.backward()
        optimiser.step()
    return head.detach()
