# expect: OVER_BUDGET — only the first layer is frozen
# You have freed the first layer of its gradient. The others still have theirs, so their activations are saved and
# their gradients computed. What is to be frozen is the whole encoder.

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
    encoder.layers[0].requires_grad_(False)
    head = nn.Parameter(head.clone())
    optimiser = torch.optim.SGD([head], lr=RATE)
    for _ in range(n):
        optimiser.zero_grad()
        loss = ((encoder(pictures) @ head - years) ** 2).mean()
        loss.backward()
        optimiser.step()
    return head.detach()
