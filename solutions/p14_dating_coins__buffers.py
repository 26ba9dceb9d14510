"""Let the encoder have buffers instead of parameters.

Why it works: a parameter says "train me", and requires a gradient from the start. A buffer belongs to a module just as
well: it moves with it to another device and into its file. But nobody trains it, and it requires no gradient. So torch
does not record the forward pass through the encoder. torch.autograd.grad() then gives the gradient of the one tensor
that is trained, and a subtraction is the step; it makes a new head, which is a leaf of its own.
"""

import torch
from torch import nn

RATE = 0.05


class Encoder(nn.Module):
    def __init__(self, weights):
        super().__init__()
        for number, weight in enumerate(weights):
            self.register_buffer(f"layer{number}", weight)

    def forward(self, pictures):
        features = pictures
        for weight in self.buffers():
            features = torch.tanh(features @ weight)
        return features


def tune(weights, head, pictures, years, n):
    encoder = Encoder(weights)
    head = head.detach()
    for _ in range(n):
        head.requires_grad_()
        loss = ((encoder(pictures) @ head - years) ** 2).mean()
        (slope,) = torch.autograd.grad(loss, head)
        with torch.no_grad():
            head = head - RATE * slope
    return head
