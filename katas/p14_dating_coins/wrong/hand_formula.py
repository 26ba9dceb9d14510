# expect: BROKE_RULE — wrote the gradient down as a formula
# Nothing is recorded, and your numbers are right. But a head with more than one layer needs torch to go back through
# it. Let torch record the head, and only the head.

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
    head = head.detach()
    for _ in range(n):
        with torch.no_grad():
            features = encoder(pictures)
            head = head - RATE * 2 * (features @ head - years) @ features / len(years)
    return head
