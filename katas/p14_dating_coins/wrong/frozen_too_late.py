# expect: OVER_BUDGET — froze the encoder when its forward pass was over
# requires_grad_(False) is the right word, but it comes too late: the first forward pass has been recorded by then, and
# has saved the activations of all layers. From the second step on you are within the budget. A peak needs one step.

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
        encoder.requires_grad_(False)
        loss.backward()
        optimiser.step()
    return head.detach()
