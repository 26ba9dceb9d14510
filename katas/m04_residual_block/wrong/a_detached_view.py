# expect: WRONG_VALUE — detach is no copy
# The shortcut still brings relu(h), and in addition it has lost its slope. If you used detach() or .data to save the
# numbers: they stay in the same memory, so the activation overwrites them all the same. What is cut off is only the
# way back, and this way you need.

import torch


class ResidualBlock(torch.nn.Module):
    def __init__(self, enter, mix):
        super().__init__()
        self.enter = enter
        self.mix = mix
        self.activation = torch.nn.ReLU(inplace=True)

    def forward(self, x):
        hidden = x @ self.enter
        shortcut = hidden.detach()
        hidden = self.activation(hidden)
        return hidden @ self.mix + shortcut


def block(x, enter, mix):
    return ResidualBlock(enter, mix)(x)
