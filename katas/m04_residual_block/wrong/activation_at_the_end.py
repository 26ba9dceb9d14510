# expect: WRONG_VALUE — the activation comes after the sum
# Your activation acts on the sum, so nothing negative leaves the block. There are blocks like that, but this one is
# to let the negative numbers of h pass: relu stands in the branch only, and the sum comes last.

import torch


class ResidualBlock(torch.nn.Module):
    def __init__(self, enter, mix):
        super().__init__()
        self.enter = enter
        self.mix = mix
        self.activation = torch.nn.ReLU()

    def forward(self, x):
        hidden = x @ self.enter
        return self.activation(self.activation(hidden) @ self.mix + hidden)


def block(x, enter, mix):
    return ResidualBlock(enter, mix)(x)
