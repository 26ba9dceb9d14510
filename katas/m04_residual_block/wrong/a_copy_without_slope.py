# expect: WRONG_GRADIENT — no slope goes through the shortcut
# The value is right now. But the gradient knows nothing of the shortcut: if you detached the copy, then torch takes
# it for a constant. The main reason for a shortcut is that gradients pass through it. A copy may keep its connection.

import torch


class ResidualBlock(torch.nn.Module):
    def __init__(self, enter, mix):
        super().__init__()
        self.enter = enter
        self.mix = mix
        self.activation = torch.nn.ReLU(inplace=True)

    def forward(self, x):
        hidden = x @ self.enter
        shortcut = hidden.detach().clone()
        hidden = self.activation(hidden)
        return hidden @ self.mix + shortcut


def block(x, enter, mix):
    return ResidualBlock(enter, mix)(x)
