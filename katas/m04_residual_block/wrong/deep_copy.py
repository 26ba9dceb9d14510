# expect: RAISED — deepcopy does not copy computed tensors
# A copy of its own for the shortcut is the right idea. But deepcopy is for things that were made, not computed: it
# would have to copy the history, too, and it refuses. Tensors have a method that makes a copy and records it.

import copy

import torch


class ResidualBlock(torch.nn.Module):
    def __init__(self, enter, mix):
        super().__init__()
        self.enter = enter
        self.mix = mix
        self.activation = torch.nn.ReLU(inplace=True)

    def forward(self, x):
        hidden = x @ self.enter
        shortcut = copy.deepcopy(hidden)
        hidden = self.activation(hidden)
        return hidden @ self.mix + shortcut


def block(x, enter, mix):
    return ResidualBlock(enter, mix)(x)
