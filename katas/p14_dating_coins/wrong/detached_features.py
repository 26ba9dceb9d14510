# expect: OVER_BUDGET — cut the features off when they are there
# No gradient goes into the encoder now, and its graph is freed as soon as it has been cut off. But when detach() comes,
# the whole encoder has been recorded, and the activations of all its layers are alive together. That is the peak.
# Do not record first and forget afterwards.

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
    head = nn.Parameter(head.clone())
    optimiser = torch.optim.SGD([head], lr=RATE)
    for _ in range(n):
        optimiser.zero_grad()
        loss = ((encoder(pictures).detach() @ head - years) ** 2).mean()
        loss.backward()
        optimiser.step()
    return head.detach()
