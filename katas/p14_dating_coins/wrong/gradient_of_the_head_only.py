# expect: OVER_BUDGET — asked for the gradient of the head alone
# Asking for what you need is a good idea, and no weight of the encoder gets a .grad any more. But the forward pass does
# not know what you will ask for: it saves the activations of all layers. And the backward pass now never comes to the
# encoder, so it does not free them, either. They live until `loss` gets its next value, and by then those
# of the next step are there as well.

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
        loss.backward(inputs=[head])
        optimiser.step()
    return head.detach()
