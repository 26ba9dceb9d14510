"""Take a copy for the shortcut before anything is overwritten.

The activation may go on working in place if the shortcut has numbers of its own. `clone()` is a recorded step: the
slope of the shortcut goes back through it to h, and there it is added to the slope of the branch. With detach() in
between, the value would be right as well, but the shortcut would let no gradient pass.
"""

import torch


class ResidualBlock(torch.nn.Module):
    """relu(h) @ mix + h, with h = x @ enter."""

    def __init__(self, enter, mix):
        super().__init__()
        self.enter = enter
        self.mix = mix

    def forward(self, x):
        hidden = x @ self.enter
        shortcut = hidden.clone()
        return torch.relu_(hidden) @ self.mix + shortcut


def block(x, enter, mix):
    """Return the result of the block with these two matrices."""
    return ResidualBlock(enter, mix)(x)
