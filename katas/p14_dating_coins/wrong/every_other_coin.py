# expect: WRONG_VALUE — trained on a part of the coins
# Fewer coins take less memory, that is true, and training in small batches is a method of its own. But it is another
# one: here each step uses the mean over all coins. With the encoder out of the recording there is room for all.

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
        loss = ((encoder(pictures[::2]) @ head - years[::2]) ** 2).mean()
        loss.backward()
        optimiser.step()
    return head.detach()
