# expect: OVER_BUDGET — cleared the gradients of the encoder after each step
# From step to step nothing adds up any more. But within a step, all activations of the encoder are still saved, and a
# gradient is computed for each of its weights, and then you throw it away. Better if it were never made. Who says that
# the encoder's weights need one?

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
        loss = ((encoder(pictures) @ head - years) ** 2).mean()
        loss.backward()
        encoder.zero_grad()
        optimiser.step()
    return head.detach()
