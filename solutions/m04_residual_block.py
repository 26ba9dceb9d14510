"""Let the activation make a new tensor.

`shortcut = hidden` gives the same tensor a second name, and `ReLU(inplace=True)` wrote over it, so the shortcut
brought relu(h) where h was meant. torch does not complain: backward of relu needs only the result, and this is what
was kept. Without `inplace` the activation leaves its input alone, and each branch has its own numbers. It costs one
more tensor.
"""

import torch


class ResidualBlock(torch.nn.Module):
    """relu(h) @ mix + h, with h = x @ enter."""

    def __init__(self, enter, mix):
        super().__init__()
        self.enter = enter
        self.mix = mix
        self.activation = torch.nn.ReLU()

    def forward(self, x):
        hidden = x @ self.enter
        shortcut = hidden
        hidden = self.activation(hidden)
        return hidden @ self.mix + shortcut


def block(x, enter, mix):
    """Return the result of the block with these two matrices."""
    return ResidualBlock(enter, mix)(x)
