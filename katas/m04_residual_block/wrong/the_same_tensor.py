# expect: WRONG_VALUE — the shortcut carries what comes out of the activation
# The shortcut still brings relu(h), not h: nothing negative passes through it. If you took a view, renamed a variable
# or copied after the activation: all of them show the numbers that the activation has left behind. Either the
# activation must leave its input alone, or the shortcut needs a copy from before.

import torch


class ResidualBlock(torch.nn.Module):
    def __init__(self, enter, mix):
        super().__init__()
        self.enter = enter
        self.mix = mix
        self.activation = torch.nn.ReLU(inplace=True)

    def forward(self, x):
        hidden = x @ self.enter
        activated = self.activation(hidden)
        return activated @ self.mix + hidden


def block(x, enter, mix):
    return ResidualBlock(enter, mix)(x)
