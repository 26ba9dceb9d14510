# expect: OVER_BUDGET — the last layer of the encoder still gets a gradient
# Nearly all of it is gone: of the encoder's layers only the last one still gets a gradient. If you froze the others:
# "only the last layer is trained" is true, but that layer is the head, which is not part of the encoder at all. If you
# detached what goes into each layer: its weight requires a gradient nevertheless, so the layer is recorded.

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
    encoder = Encoder(weights)
    for weight in list(encoder.layers)[:-1]:
        weight.requires_grad_(False)
    head = nn.Parameter(head.clone())
    optimiser = torch.optim.SGD([head], lr=RATE)
    for _ in range(n):
        optimiser.zero_grad()
        loss = ((encoder(pictures) @ head - years) ** 2).mean()
        loss.backward()
        optimiser.step()
    return head.detach()
