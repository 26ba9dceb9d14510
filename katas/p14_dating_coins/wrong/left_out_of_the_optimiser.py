# expect: OVER_BUDGET — the encoder is not in the optimiser, but its weights still require a gradient
# The encoder stays as it is because the optimiser does not know it. But its weights are parameters, and parameters
# require a gradient: the activations of all layers are saved, and every weight gets a .grad that nobody asked for, and
# that adds up from step to step. eval() changes none of that, nor does `encoder.requires_grad = False`, which only sets
# an attribute (the method ends in an underscore). With checkpoint() the activations come back in the backward pass.

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
        optimiser.step()
    return head.detach()
