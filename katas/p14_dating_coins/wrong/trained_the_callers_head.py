# expect: RAISED — trained the caller's own head
# nn.Parameter(head) is a new tensor, but it shows the same numbers, not a copy of them. So the steps of the optimiser
# go into the head of the caller. If its numbers share their memory, because it is expanded, torch refuses; else the
# caller's head is changed without a word. The budget has room for a copy.

import torch
from torch import nn

RATE = 0.05


class Encoder(nn.Module):
    def __init__(self, weights):
        super().__init__()
        self.layers = nn.ParameterList(weights)

    def forward(self, pictures):
        features = pictures
        for weight in self.layers:
            features = torch.tanh(features @ weight)
        return features


def tune(weights, head, pictures, years, n):
    encoder = Encoder(weights).requires_grad_(False)
    head = nn.Parameter(head)
    optimiser = torch.optim.SGD([head], lr=RATE)
    for _ in range(n):
        optimiser.zero_grad()
        loss = ((encoder(pictures) @ head - years) ** 2).mean()
        loss.backward()
        optimiser.step()
    return head.detach()
