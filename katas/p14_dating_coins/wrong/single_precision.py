# expect: WRONG_VALUE — let the encoder compute with float32
# The encoder's tensors have half their size now, and its features half their digits: the head that comes out is not
# the one that was asked for. All activations are still saved; a deeper encoder needs the old amount again.

import torch
from torch import nn

RATE = 0.05


class Encoder(nn.Module):
    def __init__(self, weights):
        super().__init__()
        self.layers = nn.ParameterList([weight.float() for weight in weights])

    def forward(self, pictures):
        features = pictures.float()
        for weight in self.layers:
            features = torch.tanh(features @ weight)
        return features.double()


def tune(weights, head, pictures, years, n):
    encoder = Encoder(weights)
    head = nn.Parameter(head.clone())
    optimiser = torch.optim.SGD([head], lr=RATE)
    for _ in range(n):
        optimiser.zero_grad()
        loss = ((encoder(pictures) @ head - years) ** 2).mean()
        loss.backward()
        optimiser.step()
    return head.detach()
